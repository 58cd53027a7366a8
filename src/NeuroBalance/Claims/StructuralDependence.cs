using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Statistics;

namespace NeuroBalance.Claims;

/// <summary>
/// Which quantities of a run depend on which parameters at all, found by changing each parameter and each state a little in the equations.
/// </summary>
internal sealed class StructuralDependence
{
    private const int Probes = 16;
    private const uint Stream = 0x52_45_41_43;
    private const double Shift = 1.01;
    private readonly ClaimRun run;
    private readonly AdaptationStructure structure;
    private readonly bool ethanol, ketamine, benzodiazepine;
    private readonly bool[,] byParameter = new bool[ParameterKeys.All.Count, Quantity.StateCount + Quantity.All.Count];
    private readonly bool[,] byState = new bool[Quantity.StateCount, Quantity.StateCount + Quantity.All.Count];

    /// <param name="run">The run.</param>
    /// <param name="structure">How receptors adapt in it.</param>
    public StructuralDependence(ClaimRun run, AdaptationStructure structure)
    {
        this.run = run;
        this.structure = structure;
        ethanol = run.Scenario.Events.Any(one => one is Drink or Clamp);
        ketamine = run.Held.Contains(Quantity.KetamineCentral)
            || run.Scenario.Events.Any(one => one is Infusion { Drug: Drug.Ketamine } or Bolus { Drug: Drug.Ketamine });
        benzodiazepine = run.Scenario.Events.Any(one => one is ProtocolStart);
        for (int probe = 0; probe < Probes; probe++)
        {
            Probe(probe);
        }
        AddDoses();
    }

    /// <summary>For each parameter, by its position in the table, whether a quantity depends on it.</summary>
    public bool[] ParametersOf(Quantity quantity)
    {
        bool[] reached = new bool[ParameterKeys.All.Count];
        for (int p = 0; p < reached.Length; p++)
        {
            bool[] states = States(p);
            reached[p] = quantity.IsState ? states[quantity.Index] : byParameter[p, Quantity.StateCount + quantity.Index];
            for (int s = 0; s < states.Length && !reached[p]; s++)
            {
                reached[p] = states[s] && byState[s, Quantity.StateCount + quantity.Index];
            }
        }

        return reached;
    }

    // The states whose rate contains a parameter, and those whose rates contain these.
    private bool[] States(int parameter)
    {
        bool[] reached = new bool[Quantity.StateCount];
        Stack<int> fresh = [];
        for (int s = 0; s < reached.Length; s++)
        {
            if (byParameter[parameter, s]) fresh.Push(s);
        }

        while (fresh.TryPop(out int state))
        {
            if (reached[state]) continue;
            reached[state] = true;
            for (int s = 0; s < reached.Length; s++)
            {
                if (byState[state, s]) fresh.Push(s);
            }
        }

        return reached;
    }

    private void Probe(int probe)
    {
        Parameters<double> parameters = ParameterCatalog.Defaults;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref parameters);
        State<double> state = StateOf(probe);
        double[] plain = Outputs(in parameters, state);
        for (int p = 0; p < flat.Length; p++)
        {
            double kept = flat[p];
            flat[p] *= Shift;
            Mark(byParameter, p, plain, Outputs(in parameters, state));
            flat[p] = kept;
        }

        Span<double> states = Layout.Flatten<State<double>, double>(ref state);
        for (int s = 0; s < states.Length; s++)
        {
            double kept = states[s];
            states[s] = (states[s] * Shift) + 1e-3;
            Mark(byState, s, plain, Outputs(in parameters, state));
            states[s] = kept;
        }
    }

    private static void Mark(bool[,] marks, int row, double[] plain, double[] shifted)
    {
        for (int i = 0; i < plain.Length; i++)
        {
            // Beyond rounding: what cancels exactly, as body weight in doses per kilogram, does not count.
            if (Math.Abs(shifted[i] - plain[i]) > 1e-9 * Math.Max(1e-3, Math.Abs(plain[i]))) marks[row, i] = true;
        }
    }

    // Everything positive, on either side of the thresholds of the equations; a drug that the run does not give is absent.
    private State<double> StateOf(int probe)
    {
        State<double> state = NaiveState.Naive;
        Span<double> flat = Layout.Flatten<State<double>, double>(ref state);
        for (int s = 0; s < flat.Length; s++)
        {
            double share = Philox4x32.Uniform(0, Stream, probe, s);
            flat[s] = flat[s] == 1 ? 0.6 + (0.8 * share) : 0.05 + (0.4 * share);
        }

        state.GabaADensity = Math.Min(state.GabaADensity, 0.99);
        state.NmdaDensity = Math.Max(state.NmdaDensity, 1.01);
        if (!ethanol) state.EthanolBlood = state.EthanolGut = 0;
        if (!ketamine) state.KetamineCentral = state.KetamineShallow = state.KetamineDeep = state.Norketamine = 0;
        state.BenzodiazepineDepot = state.EthanolMeal = 0;
        if (benzodiazepine) (state.BenzodiazepinePlasma, state.BenzodiazepineEffect) = (30, 30);
        else state.BenzodiazepinePlasma = state.BenzodiazepineEffect = 0;
        return state;
    }

    private double[] Outputs(in Parameters<double> parameters, State<double> state)
    {
        double weight = parameters.Subject.BodyWeight;
        // What is drunk and infused is per kilogram.
        state.EthanolGut *= weight / 70;
        var inputs = new Inputs<double>
        {
            KetamineRate = ketamine && run.Held.IsEmpty ? 0.2 * weight : 0,
            Therapy = run.Scenario.Events.Any(one => one is Therapy) ? 1 : 0,
        };
        double[] outputs = EquationSets.Use(structure, new Evaluation(parameters, inputs, state));

        // The gut's rate is per body, like its content.
        outputs[Quantity.EthanolGut.Index] /= weight;
        foreach (Quantity held in run.Held)
        {
            outputs[held.Index] = 0;
        }
        return outputs;
    }

    // What doses and starting states carry from a parameter or a state into a state.
    private void AddDoses()
    {
        // A drink is skipped at a high blood level.
        if (ethanol) byState[Quantity.EthanolBlood.Index, Quantity.EthanolGut.Index] = true;
        if (benzodiazepine)
        {
            byState[Quantity.Withdrawal.Index, Quantity.BenzodiazepinePlasma.Index] = true;
            byParameter[Position("Subject.BodyWeight"), Quantity.BenzodiazepinePlasma.Index] = true;
            byParameter[Position("Benzodiazepine.Volume"), Quantity.BenzodiazepinePlasma.Index] = true;
        }

        foreach (StartValue start in run.StartValues)
        {
            if (start.Parameter is { } key) byParameter[Position(key), start.State.Index] = true;
        }

        if (run.Previous is not { } previous) return;
        StructuralDependence earlier = new(previous, structure);
        for (int p = 0; p < ParameterKeys.All.Count; p++)
        {
            bool[] states = earlier.States(p);
            for (int s = 0; s < states.Length; s++)
            {
                byParameter[p, s] |= states[s] && !run.Held.Any(held => held.Index == s);
            }
        }
    }

    // The rates of all states, then all quantities.
    private sealed class Evaluation(Parameters<double> parameters, Inputs<double> inputs, State<double> state)
        : IEquationWork<Lane1, double[]>
    {
        public double[] With<TEquations>(EquationSource<Lane1> source)
            where TEquations : unmanaged, IEquations<TEquations, Lane1>
        {
            TEquations equations = TEquations.Of(Packing.Broadcast<Lane1>(in parameters), source);
            equations.Acting = Packing.Broadcast<Lane1>(in inputs);
            State<Lane1> packed = Packing.Broadcast<Lane1>(in state);
            Workspace<Lane1> workspace = default;
            equations.Derivatives(in packed, ref workspace, out State<Lane1> rates);
            equations.Signals(in packed, out Signals<Lane1> signals);
            Readouts<Lane1> readouts = equations.Readouts(in packed, in signals);
            double[] outputs = new double[Quantity.StateCount + Quantity.All.Count];
            ReadOnlySpan<Lane1> flatRates = Layout.Flatten<State<Lane1>, Lane1>(ref rates);
            ReadOnlySpan<Lane1> flat = Layout.Flatten<State<Lane1>, Lane1>(ref packed);
            foreach (Quantity quantity in Quantity.All)
            {
                if (quantity.IsState) outputs[quantity.Index] = quantity.Evaluate(flatRates, default, default).Value;
                else outputs[Quantity.StateCount + quantity.Index] = quantity.Evaluate(flat, in signals, in readouts).Value;
            }

            return outputs;
        }
    }

    private static int Position(string key) => ParameterCatalog.Find(key)!.Index;
}
