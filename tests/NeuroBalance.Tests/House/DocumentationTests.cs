using System.Reflection;
using System.Xml.Linq;

namespace NeuroBalance.Tests.House;

/// <summary>
/// A public method with arguments says what each argument and its result are. The compiler asks for a summary (CS1591) and, where one
/// argument is told, for all of them (CS1573); that none is told it lets pass.
/// </summary>
public sealed class DocumentationTests
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    // Members of each package without full documentation when the rule was made: the number may only fall.
    [Theory]
    [InlineData(typeof(Scenario), 350)]
    [InlineData(typeof(Figure), 0)]
    public void Public_methods_with_arguments_tell_their_arguments_and_results(Type package, int still)
    {
        Assembly library = package.Assembly;
        XDocument documentation = XDocument.Load(Path.ChangeExtension(library.Location, ".xml"));
        Dictionary<string, List<XElement>> members = documentation.Descendants("member")
            .GroupBy(member => NameOf((string)member.Attribute("name")!), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        List<string> faults = [];
        foreach (Type type in library.GetExportedTypes())
        {
            foreach (IGrouping<string, MethodBase> overloads in Methods(type).GroupBy(method => method.Name))
            {
                bool returns = overloads.All(method => method is MethodInfo { ReturnType: var result } && result != typeof(void));
                string name = $"M:{type.FullName!.Replace('+', '.')}.{overloads.Key.Replace('.', '#')}";
                foreach (XElement member in members.GetValueOrDefault(name, []))
                {
                    faults.AddRange(Missing(member, returns).Select(what => $"{(string)member.Attribute("name")!} lacks {what}"));
                }
            }
        }

        Assert.NotEmpty(members);
        Assert.True(faults.Count <= still, $"{faults.Count} of at most {still}:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Order(StringComparer.Ordinal))}");
    }

    [Theory]
    [InlineData("<member name='M:A.B(System.Int32,System.Double)'><summary/><param name='a'>x</param></member>",
        "1 of 2 arguments, the result")]
    [InlineData("<member name='M:A.B(System.Collections.Generic.Dictionary{System.Int32,System.Double})'><summary/></member>",
        "1 of 1 arguments, the result")]
    [InlineData("<member name='M:A.B(System.Int32)'><summary/><param name='a'>x</param><returns>y</returns></member>", "")]
    [InlineData("<member name='M:A.B(System.Int32)'><inheritdoc/></member>", "")]
    [InlineData("<member name='M:A.B'><summary/></member>", "")]
    public void What_is_missing_is_found(string member, string missing) =>
        Assert.Equal(missing, string.Join(", ", Missing(XElement.Parse(member), returns: true)));

    private static IEnumerable<string> Missing(XElement member, bool returns)
    {
        int arguments = Arguments((string)member.Attribute("name")!);
        if (arguments == 0 || member.Element("inheritdoc") is not null) yield break;
        int told = member.Elements("param").Count(one => one.Value.Trim().Length > 0);
        if (told < arguments) yield return $"{arguments - told} of {arguments} arguments";
        if (returns && member.Element("returns") is null) yield return "the result";
    }

    private static IEnumerable<MethodBase> Methods(Type type) => typeof(Delegate).IsAssignableFrom(type)
        ? []
        : type.GetMethods(Own).Where(method => !method.IsSpecialName).Cast<MethodBase>().Concat(type.GetConstructors(Own));

    // "M:A.B``1(System.Int32)~T" is about A.B.
    private static string NameOf(string id) => id.Split('(')[0].Split("``")[0];

    private static int Arguments(string id)
    {
        int open = id.IndexOf('(', StringComparison.Ordinal), depth = 0, count = open < 0 ? 0 : 1;
        foreach (char c in open < 0 ? "" : id[(open + 1)..])
        {
            depth += c is '{' or '[' or '(' ? 1 : c is '}' or ']' or ')' ? -1 : 0;
            count += c == ',' && depth == 0 ? 1 : 0;
        }

        return count;
    }
}
