using System.Globalization;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>The members and the schedule as files, so that every program of the comparison solves the same problem.</summary>
internal static class MemberFile
{
    public static void WriteMembers(string path, int count)
    {
        using StreamWriter file = new(path);
        file.Write(string.Join(',', ParameterKeys.All) + "\n");
        for (int member = 0; member < count; member++)
        {
            Parameters<double> parameters = SpreadMembers.Of(member);
            file.Write(Row(Layout.Flatten<Parameters<double>, double>(ref parameters)) + "\n");
        }
    }

    /// <summary>Writes time, grams and whether the state just before is to be recorded.</summary>
    public static void WriteSchedule(string path)
    {
        using StreamWriter file = new(path);
        file.Write("time,grams,record\n");
        var stops = new SortedDictionary<double, double>();
        foreach (Occurrence drink in DependenceSchedule.Drinks.Occurrences)
        {
            stops.Add(drink.Time, drink.Amount);
        }
        foreach (double time in DependenceSchedule.Checkpoints)
        {
            stops.TryAdd(time, 0);
        }
        foreach ((double time, double grams) in stops)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture,
                $"{time:R},{grams:R},{(DependenceSchedule.Checkpoints.Contains(time) ? 1 : 0)}\n"));
        }
    }

    public static Parameters<double>[] ReadMembers(string path, int count)
    {
        string[] lines = File.ReadAllLines(path);
        if (lines[0] != string.Join(',', ParameterKeys.All))
        {
            throw new InvalidDataException($"The columns of {path} are not the parameters.");
        }
        if (lines.Length <= count) throw new InvalidDataException($"{path} has {lines.Length - 1} members; {count} were asked for.");
        return [.. lines.Skip(1).Take(count).Select(Parse)];
    }

    /// <summary>Numbers with 17 digits, which name every double.</summary>
    public static string Row(ReadOnlySpan<double> values)
    {
        var words = new string[values.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = values[i].ToString("G17", CultureInfo.InvariantCulture);
        }
        return string.Join(',', words);
    }

    private static Parameters<double> Parse(string line)
    {
        Parameters<double> parameters = default;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref parameters);
        string[] words = line.Split(',');
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = double.Parse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return parameters;
    }
}

/// <summary>Given members on a common timeline.</summary>
internal sealed class ListedMembers(Parameters<double>[] members, Timeline timeline) : ISubjectFactory
{
    public void Describe(long member, Subject subject)
    {
        subject.Parameters = members[member];
        subject.Initial = NaiveState.Naive;
        subject.Timeline = timeline;
    }
}
