using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using Xunit;

namespace NeuroBalance.Tests.Models;

public class NaiveFixedPointTests
{
    public static TheoryData<AdaptationStructure> Structures => new(Enum.GetValues<AdaptationStructure>());

    [Theory, MemberData(nameof(Structures))]
    public void Every_derivative_of_the_naive_state_is_exactly_zero_at_every_width(AdaptationStructure structure)
    {
        EquationSets.Use(structure, new IsFixed<Lane1>(ParameterCatalog.Defaults));
        EquationSets.Use(structure, new IsFixed<Lane4>(ParameterCatalog.Defaults));
        EquationSets.Use(structure, new IsFixed<Lane8>(ParameterCatalog.Defaults));
    }

    [Theory, MemberData(nameof(Structures))]
    public void The_naive_state_is_fixed_for_every_subject(AdaptationStructure structure)
    {
        foreach (Subject subject in RandomSubjects.Many(seed: 6, 200))
        {
            EquationSets.Use(structure, new IsFixed<Lane1>(subject.Parameters));
        }
    }

    [Fact]
    public void A_naive_brain_reads_as_one()
    {
        Parameters<Lane1> parameters = Packing.Broadcast<Lane1>(ParameterCatalog.Defaults);
        AlcoholBalance<Lane1> model = new(in parameters);
        State<Lane1> state = Packing.Broadcast<Lane1>(NaiveState.Naive);
        model.Signals(in state, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = model.Readouts(in state, in signals);
        Assert.Equal((1, 1, 1, 1), (signals.GabaGain.Value, signals.NmdaGain.Value, signals.GabaTone.Value, signals.NmdaTone.Value));
        Assert.Equal((0, 0, 0), (signals.Drive.Value, signals.Balance.Value, signals.ExcessExcitation.Value));
        Assert.Equal((1, 0, 0), (readouts.Ramsay.Value, readouts.MoodGain.Value, readouts.BloodAlcohol.Value));
    }

    private sealed class IsFixed<T>(Parameters<double> subject) : IEquationWork<T, bool>
        where T : unmanaged, ILane<T>
    {
        public bool With<TEquations>(EquationSource<T> source)
            where TEquations : unmanaged, IEquations<TEquations, T>
        {
            Parameters<T> parameters = Packing.Broadcast<T>(in subject);
            Workspace<T> workspace = default;
            TEquations equations = TEquations.Of(in parameters, source);
            equations.Derivatives(Packing.Broadcast<T>(NaiveState.Naive), ref workspace, out State<T> derivative);
            for (int lane = 0; lane < T.Width; lane++)
            {
                State<double> rates = Packing.GetLane(in derivative, lane);
                Assert.All(Layout.Flatten<State<double>, double>(ref rates).ToArray(), rate => Assert.Equal(0.0, Math.Abs(rate)));
            }

            return true;
        }
    }
}
