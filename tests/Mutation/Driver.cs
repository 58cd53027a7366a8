using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Runs the test cases again and again in one process, each time with another comparison wrong.
// Arguments: the file of the order of the cases (written when it is missing), the longest case in seconds, prefixes of test classes.
// Input: "<number>" a line. Output: "begin <number>", then "killed <number> <test>" or "survived <number>"; "sane" or "poisoned" for 0.
string orderFile = args[0];
double longest = double.Parse(args[1], CultureInfo.InvariantCulture);
string[] prefixes = args[2..];
TextWriter reply = Console.Out;
Console.SetOut(TextWriter.Null);
FieldInfo active = Assembly.Load("NeuroBalance").GetType("NeuroBalance.Mutant")!.GetField("Active")!;
List<Case> cases = Case.Find(Assembly.Load("NeuroBalance.Tests"), prefixes);
Dictionary<string, double> seconds = [];
if (File.Exists(orderFile))
{
    foreach (string line in File.ReadLines(orderFile))
    {
        seconds[line[(line.IndexOf(' ') + 1)..]] = double.Parse(line[..line.IndexOf(' ')], CultureInfo.InvariantCulture);
    }
}
else
{
    foreach (Case test in cases)
    {
        if (test.Run() is { } fault) reply.WriteLine($"unusable {test.Name}: {fault}");
        else
        {
            long start = Stopwatch.GetTimestamp();
            if (test.Run() is null) seconds[test.Name] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            else reply.WriteLine($"unusable {test.Name}: the second time");
        }
    }

    File.WriteAllLines(orderFile, seconds.Select(pair => pair.Value.ToString("F6", CultureInfo.InvariantCulture) + " " + pair.Key));
}

cases = [.. cases.Where(test => seconds.TryGetValue(test.Name, out double time) && time <= longest).OrderBy(test => seconds[test.Name])];
reply.WriteLine($"ready {cases.Count} cases");
reply.Flush();
string running = "";
long deadline = long.MaxValue;
int number = 0;
new Thread(() =>
{
    while (true)
    {
        Thread.Sleep(100);
        if (Stopwatch.GetTimestamp() < Volatile.Read(ref deadline)) continue;
        reply.WriteLine($"killed {number} timeout in {running}");
        reply.Flush();
        Process.GetCurrentProcess().Kill();
    }
})
{ IsBackground = true }.Start();

while (Console.ReadLine() is { } line)
{
    number = int.Parse(line, CultureInfo.InvariantCulture);
    reply.WriteLine($"begin {number}");
    reply.Flush();
    active.SetValue(null, number);
    string? killer = null;
    foreach (Case test in cases)
    {
        running = test.Name;
        Volatile.Write(ref deadline, Stopwatch.GetTimestamp() + (long)((5 + (20 * seconds[test.Name])) * Stopwatch.Frequency));
        if (test.Run() is null) continue;
        killer = test.Name;
        break;
    }

    Volatile.Write(ref deadline, long.MaxValue);
    active.SetValue(null, 0);
    reply.WriteLine(number == 0 ? (killer is null ? "sane" : $"poisoned {killer}") : killer is null ? $"survived {number}"
        : $"killed {number} {killer}");
    reply.Flush();
}

internal sealed class Case(string name, MethodInfo method, object?[] arguments)
{
    public string Name => name;

    public static List<Case> Find(Assembly assembly, string[] prefixes)
    {
        List<Case> cases = [];
        foreach (Type type in assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
            && prefixes.Any(type.FullName!.StartsWith)))
        {
            foreach (MethodInfo method in type.GetMethods())
            {
                if (method.GetCustomAttribute<FactAttribute>() is not { Explicit: false, Skip: null }) continue;
                string name = $"{type.FullName}.{method.Name}";
                DataAttribute[] data = [.. method.GetCustomAttributes<DataAttribute>()];
                if (data.Length == 0)
                {
                    if (method.GetParameters().Length == 0 && method.ReturnType.Namespace is "System" or "System.Threading.Tasks")
                    {
                        cases.Add(new Case(name, method, []));
                    }
                    continue;
                }

                foreach (DataAttribute source in data)
                {
                    if (source is MemberDataAttribute { MemberType: null } member) member.MemberType = type;
                    var tracker = new DisposalTracker();
                    int index = 0;
                    foreach (ITheoryDataRow row in source.GetData(method, tracker).AsTask().GetAwaiter().GetResult())
                    {
                        object?[] values = row.GetData();
                        string shown = string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
                        cases.Add(new Case($"{name}({shown}) #{index++}".ReplaceLineEndings(" "), method, values));
                    }
                }
            }
        }

        return cases;
    }

    /// <summary>Null when it passes.</summary>
    public string? Run()
    {
        try
        {
            Type type = method.DeclaringType!;
            object? instance = null;
            if (!method.IsStatic)
            {
                ConstructorInfo constructor = method.ReflectedType!.GetConstructors()[0];
                instance =
                    constructor.Invoke([.. constructor.GetParameters().Select(_ => DispatchProxy.Create<ITestOutputHelper, Silent>())]);
            }

            ParameterInfo? last = method.GetParameters().LastOrDefault();
            if (last?.IsDefined(typeof(ParamArrayAttribute)) == true && arguments is not [.., Array])
            {
                int before = method.GetParameters().Length - 1;
                Array packed = Array.CreateInstance(last.ParameterType.GetElementType()!, arguments.Length - before);
                for (int i = 0; i < packed.Length; i++)
                {
                    packed.SetValue(arguments[before + i], i);
                }
                arguments = [.. arguments[..before], packed];
            }

            object?[] padded = [.. arguments, .. method.GetParameters().Skip(arguments.Length).Select(parameter => parameter.DefaultValue)];
            object? result = method.Invoke(instance, padded);
            if (result is Task task) task.GetAwaiter().GetResult();
            else if (result is ValueTask value) value.AsTask().GetAwaiter().GetResult();
            (instance as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception fault)
        {
            return (fault.InnerException ?? fault).Message.ReplaceLineEndings(" ");
        }
    }
}

internal class Silent : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.ReturnType == typeof(string) ? "" : null;
}
