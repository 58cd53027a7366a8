using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

/// <summary>The two vector lanes are one text.</summary>
public class LaneTextTests
{
    [Fact]
    public void Lane4_and_Lane8_differ_in_their_width_alone()
    {
        (string Four, string Eight)[] names =
        [
            ("Avx512F.VL", "Avx512F"), ("Avx.", "Avx512F."), ("Vector256", "Vector512"), ("256-bit", "512-bit"), ("Lane4", "Lane8"),
            ("Four doubles", "Eight doubles"), ("Width => 4", "Width => 8"),
        ];
        string expected = Text("Lane4.cs");
        foreach ((string four, string eight) in names)
        {
            expected = expected.Replace(four, eight, StringComparison.Ordinal);
        }
        Assert.Equal(expected, Text("Lane8.cs"));

        static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "src", "NeuroBalance", "Lanes", file));
    }
}
