using System.Runtime.CompilerServices;

namespace NeuroBalance.Models;

// What was just stored is not read back but kept in a local: the way through memory is the longest of all.
// The algebra in parts of at most two exponentials or logarithms each: in longer methods the compiler stops inlining the
// lane operations. Where a drug is absent from every lane its part is skipped; what is then written is bit for bit what
// the formula gives in a lane without the drug (for parameters that a parameter set lets through), so that a lane cannot
// tell what its neighbours take.
public partial struct AlcoholBalance<T>
{
    // What stands for nothing in a logarithm whose result is then not used: the logarithm of 0 takes the slow way.
    private const double Traces = 1e-300;

    // e, ln e, pE and eE.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddEthanolSignals(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T zero = T.Broadcast(0.0);
        T ethanol = Ethanol.Millimolar(y.EthanolBlood);
        s.EthanolMillimolar = ethanol;
        T absent = T.Equal(ethanol, zero);
        if (T.All(absent))
        {
            s.LogEthanol = T.Broadcast(double.NegativeInfinity);
            s.EthanolPotentiation = zero;
            s.RewardDrive = zero;
            return;
        }

        // One logarithm for both Hill functions: near the half points it is as exact as a power, and far below them the functions vanish.
        T logEthanol = T.Select(absent, T.Broadcast(double.NegativeInfinity), T.Log(T.Max(T.Broadcast(Traces), ethanol)));
        s.LogEthanol = logEthanol;
        s.EthanolPotentiation = GabaA.EthanolPotentiation(in c.GabaA, logEthanol);
        s.RewardDrive = Dopamine.RewardDrive(in c.Dopamine, ethanol);
    }

    // (e/IE)^hN, z, theta, SN and u.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddNmdaSignals(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T zero = T.Broadcast(0.0);
        T inhibition = T.All(T.Equal(s.EthanolMillimolar, zero)) ? zero : Nmda.EthanolInhibition(in c.Nmda, s.LogEthanol);
        s.EthanolInhibition = inhibition;
        T occupancy = zero;
        T load = Nmda.AntagonistLoad(in c.Nmda, y.KetamineCentral, y.Norketamine);
        s.AntagonistLoad = load;
        if (T.All(T.Equal(load, zero)))
        {
            s.Occupancy = zero;
            s.Disinhibition = zero;
        }
        else
        {
            occupancy = load / (1.0 + load);
            s.Occupancy = occupancy;
            s.Disinhibition = Glutamate.Disinhibition(in c.Glutamate, occupancy);
        }

        s.NmdaGain = Nmda.Gain(occupancy, inhibition);
    }

    // tol, pB, SG and the logarithms of both gains.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddGains(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T tolerance = GabaA.BenzodiazepineTolerance(in c.GabaA, y.GabaADensity);
        s.BenzodiazepineTolerance = tolerance;
        T potentiation = GabaA.BenzodiazepinePotentiation(in c.GabaA, y.BenzodiazepineEffect, tolerance);
        s.BenzodiazepinePotentiation = potentiation;
        T gain = (1.0 + s.EthanolPotentiation) + potentiation;
        s.GabaGain = gain;
        s.LogGabaGain = T.Log(gain);
        s.LogNmdaGain = T.Log(s.NmdaGain);
    }

    // GT, NT, Drive, Bal, b, surge and gain.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddBalance(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T zero = T.Broadcast(0.0);
        T undefined = T.Broadcast(double.NaN);
        s.GabaTone = y.GabaADensity * s.GabaGain;
        s.NmdaTone = (y.Glutamate * y.NmdaDensity) * s.NmdaGain;

        // ln N - ln G as one logarithm; a quotient of two negative densities would hide that both are impossible.
        T possible = T.And(T.LessThan(zero, y.GabaADensity), T.LessThan(zero, y.NmdaDensity));
        T logDensities = T.Log(y.NmdaDensity / y.GabaADensity);
        T drive = T.Select(possible, logDensities + (s.LogNmdaGain - s.LogGabaGain), undefined);
        s.Drive = drive;
        T logGlutamate = T.Select(T.LessThan(zero, y.Glutamate), T.Log(y.Glutamate), undefined);
        T balance = drive + logGlutamate;
        s.Balance = balance;
        s.ExcessExcitation = Ramp.Of(balance, c.RampWidth);
        s.Surge = Ramp.Of(s.Disinhibition - y.SurgeAdaptation, c.RampWidth);
        s.AdaptationGain = Dependence.AdaptationGain(in c.Dependence, y.Dependence);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindDensitySetPoints(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        ref readonly ReceptorDensityConstants<T> c = ref constants.Density;
        target.GabaADensity = ReceptorDensity.SetPoint(c.GabaAExponent, s.AdaptationGain, y.GabaASignal);
        target.NmdaDensity = ReceptorDensity.SetPoint(c.NmdaExponent, s.AdaptationGain, y.NmdaSignal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindTransmitterSetPoints(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        target.Glutamate = Glutamate.SetPoint(in c.Glutamate, s.Drive, s.Surge);
        target.Dopamine = Dopamine.SetPoint(in c.Dopamine, s.RewardDrive, s.Surge, y.MuOpioid, y.KappaOpioid, s.ExcessExcitation);
    }

    // Nobody in withdrawal is the common case while drinking: then neither the logarithm nor the exponential is computed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool FindWithdrawalExcess(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        T amplified = Kindling.Amplify(in constants.Kindling, s.ExcessExcitation, y.Kindling);
        target.AmplifiedExcess = amplified;
        if (T.All(T.Equal(amplified, T.Broadcast(0.0)))) return false;
        target.LogExcess = Withdrawal.LogExcess(amplified);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindWithdrawalSetPoint(ref SetPoints<T> target) =>
        target.Withdrawal = Withdrawal.SetPoint(in constants.Withdrawal, target.AmplifiedExcess, target.LogExcess);
}
