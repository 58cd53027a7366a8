// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

internal partial struct BalanceStructure<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindEthanolPotentiation(in State<T> y, ref Signals<T> s)
    {
        ref readonly BalanceStructureConstants<T> c = ref constants;
        // e = 21.7[mM/(g/L)]*max(0, C): ethanol, mM (21.7 mM per g/L)
        T ethanolMillimolar = 21.7 * PositivePart.Of(y.EthanolBlood);
        s.EthanolMillimolar = ethanolMillimolar;
        T absent = T.Equal(ethanolMillimolar, T.Broadcast(0.0));
        T ethanolPotentiationPower;
        if (T.All(absent))
        {
            ethanolPotentiationPower = T.Broadcast(0.0);
        }
        else
        {
            T logEthanolMillimolar = T.Log(T.Select(absent, T.Broadcast(1.0), ethanolMillimolar));
            s.LogEthanolMillimolar = logEthanolMillimolar;
            T ethanolPotentiationExp = T.Exp(c.GabaAEthanolHill * (logEthanolMillimolar - c.LogGabaAEthanolEc50));
            ethanolPotentiationPower = T.Select(absent, T.Broadcast(0.0), ethanolPotentiationExp);
        }

        // pE = EmaxE*(e/EC50)^h/(1 + (e/EC50)^h): ethanol potentiation of GABA-A
        T ethanolPotentiation = (c.GabaAEthanolPotentiation * ethanolPotentiationPower) / (1.0 + ethanolPotentiationPower);
        s.EthanolPotentiation = ethanolPotentiation;

        // tol = 1 + sTol/(1 - Gref)*max(0, 1 - G): benzodiazepine tolerance, gone when density has recovered
        T benzodiazepineTolerance = 1.0 + (c.BenzodiazepineToleranceFactor * PositivePart.Of(1.0 - y.GabaADensity));
        s.BenzodiazepineTolerance = benzodiazepineTolerance;
        T benzodiazepinePotentiationPart = PositivePart.Of(y.BenzodiazepineEffect);

        // pB = if(max(0, Be) = 0, 0, EmaxB*max(0, Be)/(EC50B*tol + max(0, Be))): benzodiazepine potentiation of GABA-A
        T absent2 = T.Equal(benzodiazepinePotentiationPart, T.Broadcast(0.0));
        T benzodiazepinePotentiation;
        if (T.All(absent2))
        {
            benzodiazepinePotentiation = T.Broadcast(0.0);
        }
        else
        {
            T benzodiazepinePotentiationTerm = c.GabaABenzodiazepinePotentiation * benzodiazepinePotentiationPart;
            T benzodiazepinePotentiationTerm2 = (c.GabaABenzodiazepineEc50 * benzodiazepineTolerance) + benzodiazepinePotentiationPart;
            T benzodiazepinePotentiationTerm3 = benzodiazepinePotentiationTerm / benzodiazepinePotentiationTerm2;
            benzodiazepinePotentiation = T.Select(absent2, T.Broadcast(0.0), benzodiazepinePotentiationTerm3);
        }

        s.BenzodiazepinePotentiation = benzodiazepinePotentiation;

        // SG = 1 + pE + pB: gain of a GABA-A receptor
        T gabaGain = (1.0 + ethanolPotentiation) + benzodiazepinePotentiation;
        s.GabaGain = gabaGain;

        // z = max(0, K1)/IK + max(0, NK)/INK: antagonist in units of its blocking constant
        T antagonistLoadTerm = PositivePart.Of(y.KetamineCentral) * c.PerNmdaKetamineIc50;
        T antagonistLoadTerm2 = PositivePart.Of(y.Norketamine) * c.PerNmdaNorketamineIc50;
        T antagonistLoad = antagonistLoadTerm + antagonistLoadTerm2;
        s.AntagonistLoad = antagonistLoad;

        // theta = hill(z): NMDA channels blocked by antagonist
        s.Occupancy = antagonistLoad / (1.0 + antagonistLoad);

        // GT = G*SG: inhibitory and excitatory tone
        s.GabaTone = y.GabaADensity * gabaGain;

        // eE = e/(e + eR): ethanol reward drive
        s.RewardDrive = ethanolMillimolar / (ethanolMillimolar + c.DopamineRewardHalfPoint);

        // gain = r + (1 - r)/Dref*D: how strongly receptors adapt
        s.AdaptationGain = c.DependenceBaselineShare + (c.AdaptationGainFactor * y.Dependence);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindDisinhibitionAndEthanolInhibition(in State<T> y, ref Signals<T> s)
    {
        ref readonly BalanceStructureConstants<T> c = ref constants;
        // u = if(z = 0, 0, (theta/thP)*exp(1 - theta/thP)): bell: subanaesthetic block disinhibits, anaesthetic does not
        T absent = T.Equal(s.AntagonistLoad, T.Broadcast(0.0));
        T disinhibition;
        if (T.All(absent))
        {
            disinhibition = T.Broadcast(0.0);
        }
        else
        {
            T disinhibitionPart = s.Occupancy * c.PerGlutamateSurgePeakOccupancy;
            T disinhibitionExp = T.Exp(1.0 - disinhibitionPart);
            disinhibition = T.Select(absent, T.Broadcast(0.0), disinhibitionPart * disinhibitionExp);
        }

        s.Disinhibition = disinhibition;
        T absent2 = T.Equal(s.EthanolMillimolar, T.Broadcast(0.0));
        T ethanolInhibitionPower;
        if (T.All(absent2))
        {
            ethanolInhibitionPower = T.Broadcast(0.0);
        }
        else
        {
            T ethanolInhibitionExp = T.Exp(c.NmdaEthanolHill * (s.LogEthanolMillimolar - c.LogNmdaEthanolIc50));
            ethanolInhibitionPower = T.Select(absent2, T.Broadcast(0.0), ethanolInhibitionExp);
        }

        // nE = 1 + (e/IE)^hN: ethanol inhibition of NMDA
        T ethanolInhibition = 1.0 + ethanolInhibitionPower;
        s.EthanolInhibition = ethanolInhibition;

        // SN = (1 - theta)/nE: gain of an NMDA receptor
        T nmdaGain = (1.0 - s.Occupancy) / ethanolInhibition;
        s.NmdaGain = nmdaGain;

        // NT = Glu*N*SN
        s.NmdaTone = (y.Glutamate * y.NmdaDensity) * nmdaGain;
        T surgePart = disinhibition - y.SurgeAdaptation;
        s.SurgePart = surgePart;
        T surgePart2 = PositivePart.Of(surgePart);

        // surge = ramp(u - ad)
        s.Surge = (surgePart2 * surgePart2) / (surgePart2 + c.ModelRampWidth);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FindDrive(in State<T> y, ref Signals<T> s)
    {
        s.DriveLog = T.Log(y.NmdaDensity / y.GabaADensity);
        s.LogNmdaGain = T.Log(s.NmdaGain);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindDriveAndBalance(in State<T> y, ref Signals<T> s)
    {
        ref readonly BalanceStructureConstants<T> c = ref constants;
        T logGabaGain = T.Log(s.GabaGain);

        // Drive = if(0 < G and 0 < N, ln(N/G) + (ln(SN) - ln(SG)), nan): receptor balance, without glutamate and acute
        //   tolerance
        T driveTerm = T.And(T.LessThan(T.Broadcast(0.0), y.GabaADensity), T.LessThan(T.Broadcast(0.0), y.NmdaDensity));
        T drive = T.Select(driveTerm, s.DriveLog + (s.LogNmdaGain - logGabaGain), T.Broadcast(double.NaN));
        s.Drive = drive;
        T logGlutamate = T.Log(y.Glutamate);

        // Bal = Drive + if(0 < Glu, ln(Glu), nan) + T: E/I balance: 0 naive, < 0 sedated, > 0 hyperexcitable
        T balanceTerm = T.Select(T.LessThan(T.Broadcast(0.0), y.Glutamate), logGlutamate, T.Broadcast(double.NaN));
        T balance = (drive + balanceTerm) + y.AcuteTolerance;
        s.Balance = balance;
        T excessExcitationPart = PositivePart.Of(balance);

        // b = ramp(Bal): excess excitation
        T excessExcitation = (excessExcitationPart * excessExcitationPart) / (excessExcitationPart + c.ModelRampWidth);
        s.ExcessExcitation = excessExcitation;

        // bk = b*(1 + aKd*Kd)/0.834
        s.AmplifiedExcess = (excessExcitation * (1.0 + (c.KindlingGain * y.Kindling))) / 0.834;
    }
}
