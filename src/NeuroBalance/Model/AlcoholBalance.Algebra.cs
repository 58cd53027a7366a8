using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Model;

// The algebra in three parts, each small enough for the compiler to keep its packs in registers. Where a drug is absent
// from every lane its part is skipped; what is then written is bit for bit what the formula gives in a lane without the
// drug, so that a lane cannot tell what its neighbours take.
public partial struct AlcoholBalance<T>
{
    // e, pE, (e/IE)^hN and eE.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddEthanolSignals(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T zero = T.Broadcast(0.0);
        T ethanol = Ethanol.Millimolar(y.EthanolBlood);
        s.EthanolMillimolar = ethanol;
        if (T.All(T.Equal(ethanol, zero)))
        {
            s.EthanolPotentiation = zero;
            s.EthanolInhibition = zero;
            s.RewardDrive = zero;
            return;
        }

        // One logarithm for both Hill functions: near the half points it is as exact as a power, and far below them the functions vanish.
        T logEthanol = T.Log(ethanol);
        s.EthanolPotentiation = GabaA.EthanolPotentiation(in c.GabaA, logEthanol);
        s.EthanolInhibition = Nmda.EthanolInhibition(in c.Nmda, logEthanol);
        s.RewardDrive = Dopamine.RewardDrive(in c.Dopamine, ethanol);
    }

    // tol, pB, SG, z, theta, u, SN and the logarithms of the gains.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddReceptorSignals(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T zero = T.Broadcast(0.0);
        s.BenzodiazepineTolerance = GabaA.BenzodiazepineTolerance(in c.GabaA, y.GabaADensity);
        s.BenzodiazepinePotentiation = GabaA.BenzodiazepinePotentiation(in c.GabaA, y.BenzodiazepineEffect, s.BenzodiazepineTolerance);
        s.GabaGain = (1.0 + s.EthanolPotentiation) + s.BenzodiazepinePotentiation;

        T load = Nmda.AntagonistLoad(in c.Nmda, y.KetamineCentral, y.Norketamine);
        s.AntagonistLoad = load;
        if (T.All(T.Equal(load, zero)))
        {
            s.Occupancy = zero;
            s.Disinhibition = zero;
        }
        else
        {
            s.Occupancy = load / (1.0 + load);
            s.Disinhibition = Glutamate.Disinhibition(in c.Glutamate, s.Occupancy);
        }

        s.NmdaGain = Nmda.Gain(s.Occupancy, s.EthanolInhibition);
        s.LogGabaGain = T.Log(s.GabaGain);
        s.LogNmdaGain = T.Log(s.NmdaGain);
    }

    // GT, NT, Drive, Bal, b, surge and gain.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AddBalanceSignals(in State<T> y, ref Signals<T> s)
    {
        ref readonly DerivedConstants<T> c = ref constants;
        T zero = T.Broadcast(0.0);
        T undefined = T.Broadcast(double.NaN);
        s.GabaTone = y.GabaADensity * s.GabaGain;
        s.NmdaTone = (y.Glutamate * y.NmdaDensity) * s.NmdaGain;

        // ln N - ln G as one logarithm; a quotient of two negative densities would hide that both are impossible.
        T possible = T.And(T.LessThan(zero, y.GabaADensity), T.LessThan(zero, y.NmdaDensity));
        T logDensities = T.Log(y.NmdaDensity / y.GabaADensity);
        s.Drive = T.Select(possible, logDensities + (s.LogNmdaGain - s.LogGabaGain), undefined);
        T logGlutamate = T.Select(T.LessThan(zero, y.Glutamate), T.Log(y.Glutamate), undefined);
        s.Balance = s.Drive + logGlutamate;
        s.ExcessExcitation = Ramp.Of(s.Balance, c.RampWidth);
        s.Surge = Ramp.Of(s.Disinhibition - y.SurgeAdaptation, c.RampWidth);
        s.AdaptationGain = Dependence.AdaptationGain(in c.Dependence, y.Dependence);
    }
}
