using System.Reflection;
using NeuroBalance.Dosing;
using Xunit;

namespace NeuroBalance.Tests.Simulation;

/// <summary>What a run says at one time, and its table as a file.</summary>
public class SnapshotTests
{
    private static readonly Trajectory Run = Scenarios.Get("evening").Run();

    [Fact]
    public void A_snapshot_has_a_member_for_every_quantity_with_its_value()
    {
        Snapshot at = Run.At(5.25);
        Assert.Equal(5.25, at.Time);
        PropertyInfo[] members =
            [.. typeof(Snapshot).GetProperties().Where(one => one.GetIndexParameters().Length == 0 && one.Name != nameof(Snapshot.Time))];
        Assert.Equal(Quantity.All.Select(one => one.Name), members.Select(one => one.Name));
        Assert.All(members, one => Assert.Equal(Run.ValueAt(Quantity.Parse(one.Name), 5.25), (double)one.GetValue(at)!));
        Assert.NotEqual(0, at.Balance);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(24.001)]
    [InlineData(double.NaN)]
    public void A_time_outside_the_run_is_refused_with_its_bounds(double time) =>
        Assert.Contains("0 to 24 h", Assert.Throws<ArgumentOutOfRangeException>(() => Run.At(time)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_table_in_a_file_is_the_table_to_the_byte()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("table-").FullName, "evening.csv");
        Run.ToCsv(path);
        using StringWriter text = new();
        Run.ToCsv(text);
        Assert.Equal(text.ToString(), File.ReadAllText(path));
        Assert.Throws<DirectoryNotFoundException>(() => Run.ToCsv(Path.Combine(path + "-none", "x.csv")));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
