using NeuroBalance.Claims;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>
/// The list of states that the read-outs look at, against the read-outs themselves: a state outside of it may be anything.
/// </summary>
public class ReadoutStatesTests
{
    [Fact]
    public void A_state_that_is_not_a_number_spoils_a_read_out_exactly_when_it_is_listed()
    {
        for (int component = 0; component < Quantity.StateCount; component++)
        {
            bool seen = false;
            foreach (Subject subject in RandomSubjects.Many(seed: 11, count: 40))
            {
                State<double> spoilt = subject.State;
                Layout.Flatten<State<double>, double>(ref spoilt)[component] = double.NaN;
                seen |= Algebra(subject.Parameters, subject.State).Zip(Algebra(subject.Parameters, spoilt))
                    .Any(pair => double.IsFinite(pair.First) && !pair.First.Equals(pair.Second));
            }

            Assert.True(seen == ReadoutStates.Indices.Contains(component), Quantity.All[component].Name);
        }
    }

    private static double[] Algebra(Parameters<double> parameters, State<double> state)
    {
        var equations = new AlcoholBalance<Lane1>(Packing.Broadcast<Lane1>(in parameters));
        State<Lane1> one = Packing.Broadcast<Lane1>(in state);
        equations.Signals(in one, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = equations.Readouts(in one, in signals);
        Lane1[] flat = Layout.Flatten<State<Lane1>, Lane1>(ref one).ToArray();
        return [.. Quantity.All.Where(quantity => !quantity.IsState)
            .Select(quantity => quantity.Evaluate<Lane1>(flat, in signals, in readouts).Value)];
    }
}
