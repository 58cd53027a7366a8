using NeuroBalance.Integration;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>The ranges of the settings, at their ends.</summary>
public class StepControlTests
{
    [Fact]
    public void What_is_just_within_its_range_is_taken()
    {
        new StepControl { RelativeTolerance = StepControl.SmallestRelativeTolerance }.Validate(3);
        new StepControl { AbsoluteTolerance = [0] }.Validate(3);
        new StepControl { MaxStep = double.Epsilon, MaxSteps = 1, MaxEvaluations = 1 }.Validate(3);
        new StepControl { MinStep = 0.5, MaxStep = 0.5 }.Validate(3);
        new StepControl { FlushBelow = [0] }.Validate(3);
        new StepControl { FlushBelow = [0.1, 0.2, 0.999] }.Validate(3);
        Assert.Equal(0.25, new StepControl { FlushBelow = [0.25] }.FlushBelowOf(2));
        Assert.Equal(0.5, new StepControl { AbsoluteTolerance = [0.5] }.AbsoluteToleranceOf(2));
    }

    [Fact]
    public void What_is_just_beyond_its_range_is_refused_by_name()
    {
        Refused(nameof(StepControl.RelativeTolerance), new() { RelativeTolerance = Math.BitDecrement(StepControl.SmallestRelativeTolerance) });
        Refused(nameof(StepControl.RelativeTolerance), new() { RelativeTolerance = double.PositiveInfinity });
        Refused(nameof(StepControl.AbsoluteTolerance), new() { AbsoluteTolerance = [1, -double.Epsilon, 1] });
        Refused(nameof(StepControl.AbsoluteTolerance), new() { AbsoluteTolerance = [double.PositiveInfinity] });
        Refused("AbsoluteTolerance.Count", new() { AbsoluteTolerance = [1, 1] });
        Refused(nameof(StepControl.MaxStep), new() { MaxStep = 0 });
        Refused(nameof(StepControl.FirstStep), new() { FirstStep = -double.Epsilon });
        Refused(nameof(StepControl.FirstStep), new() { FirstStep = double.PositiveInfinity });
        Refused(nameof(StepControl.MaxSteps), new() { MaxSteps = 0 });
        Refused(nameof(StepControl.MaxEvaluations), new() { MaxEvaluations = 0 });
        Refused(nameof(StepControl.MinStep), new() { MinStep = -double.Epsilon });
        Refused(nameof(StepControl.MinStep), new() { MinStep = 2, MaxStep = 1 });
        Refused(nameof(StepControl.MinStep), new() { MinStep = double.PositiveInfinity });
        Refused(nameof(StepControl.FlushBelow), new() { FlushBelow = [1] });
        Refused(nameof(StepControl.FlushBelow), new() { FlushBelow = [-double.Epsilon] });
        Refused("FlushBelow.Count", new() { FlushBelow = [0.1, 0.1] });
    }

    private static void Refused(string name, StepControl control) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => control.Validate(3)).ParamName);
}
