using System.Globalization;

namespace NeuroBalance.Tests.House;

/// <summary>Numbers of speed on the front page come from a committed measurement, and nothing but what was measured is said.</summary>
public sealed class SpeedTableTests
{
    [Fact]
    public void Every_row_of_the_speed_table_is_one_of_the_committed_measurement()
    {
        string[] page = Repository.Read("README.md").Split('\n');
        string file = page.Select(line => line.Split("](")).Where(parts => parts.Length > 1).SelectMany(parts => parts.Skip(1))
            .Select(part => part.Split(')')[0]).Single(target => target.EndsWith("/peers.md", StringComparison.Ordinal));
        List<string[]> measured =
            [.. Repository.Read(file).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells)];
        List<string[]> shown = [.. page.SkipWhile(line => !line.StartsWith("| solver |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells)];
        Assert.True(shown.Count >= 8);
        foreach (string[] row in shown)
        {
            // Name, rtol, ms a trajectory, worst error, slower at the same rtol, slower at no larger error.
            string[] source = measured.Single(one => one[0] == row[0] && one[1] == row[1]);
            Assert.Equal(Rounded(source[3].Split(' ')[0]), row[2]);
            Assert.Equal(source[6].Split(',')[0], row[3]);
            Assert.Equal(source[7], row[4]);
            Assert.Equal(source[8].Split(' ')[0], row[5]);
        }
    }

    private static string[] Cells(string line) => [.. line.Split('|')[1..^1].Select(cell => cell.Trim())];

    // Three digits are what the spread of the passes allows.
    private static string Rounded(string number)
    {
        double value = double.Parse(number, CultureInfo.InvariantCulture);
        return value >= 100 ? value.ToString("0", CultureInfo.InvariantCulture) : value >= 10
            ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
