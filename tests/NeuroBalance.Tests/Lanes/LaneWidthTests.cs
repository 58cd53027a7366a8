using System.Runtime.Intrinsics;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

/// <summary>The width's override. The variable belongs to the whole process, so these tests are one, and put it back.</summary>
[Collection(nameof(LaneWidthTests))]
public class LaneWidthTests
{
    [Fact]
    public void The_override_is_obeyed_checked_and_named_when_wrong()
    {
        string? before = Environment.GetEnvironmentVariable(LaneWidth.OverrideVariable);
        try
        {
            foreach (int width in LaneWidth.Supported)
            {
                Set(width.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(width, LaneWidth.Preferred);
            }

            foreach (string bad in (ReadOnlySpan<string>)["2", "16", "eight", "-1", "4.0", " 8", "999999999999"])
            {
                Set(bad);
                InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => LaneWidth.Preferred);
                Assert.Equal($"NEUROBALANCE_WIDTH is '{bad}'; it may be 1, 4 or 8.", error.Message);
            }

            Set(null);
            int widest = Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;
            Assert.Equal(widest, LaneWidth.Preferred);
            Set(string.Empty);
            Assert.Equal(widest, LaneWidth.Preferred);
        }
        finally
        {
            Set(before);
        }
    }

    private static void Set(string? value) => Environment.SetEnvironmentVariable(LaneWidth.OverrideVariable, value);
}

/// <summary>Runs alone: the variable belongs to the whole process, and every simulation asks for it.</summary>
[CollectionDefinition(nameof(LaneWidthTests), DisableParallelization = true)]
public class LaneWidthCollection;
