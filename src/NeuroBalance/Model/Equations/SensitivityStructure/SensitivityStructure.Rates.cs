// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

internal partial struct SensitivityStructure<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindGabaADensityAndNmdaDensity(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;
        target.GabaADensityExp = T.Exp((c.MinusGabaAAdaptationExponent * s.AdaptationGain) * y.GabaASignal);
        target.NmdaDensityExp = T.Exp((c.MinusNmdaAdaptationExponent * s.AdaptationGain) * y.NmdaSignal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindGlutamateAndDopamine(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;
        T glutamatePart = PositivePart.Of(s.Drive);
        T glutamateTerm = c.GlutamateFactor * ((glutamatePart * glutamatePart) / (glutamatePart + c.ModelRampWidth));
        target.GlutamateExp = T.Exp((c.GlutamateInhibitionGain * s.Drive) + glutamateTerm);
        target.DopamineExp = T.Exp(c.MinusDopamineWithdrawalGain * s.ExcessExcitation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindWithdrawal(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;
        T absent = T.Equal(s.AmplifiedExcess, T.Broadcast(0.0));
        if (T.All(absent))
        {
            target.WithdrawalPower = T.Broadcast(0.0);
        }
        else
        {
            T logAmplifiedExcess = T.Log(T.Select(absent, T.Broadcast(1.0), s.AmplifiedExcess));
            target.LogAmplifiedExcess = logAmplifiedExcess;
            T withdrawalExp = T.Exp(c.WithdrawalHill * (logAmplifiedExcess - c.LogWithdrawalHalfBalance));
            target.WithdrawalPower = T.Select(absent, T.Broadcast(0.0), withdrawalExp);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindSeizureHazard(in State<T> y, in Signals<T> s, ref SetPoints<T> target)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;
        T absent = T.Equal(s.AmplifiedExcess, T.Broadcast(0.0));
        if (T.All(absent))
        {
            target.SeizureHazardPower = T.Broadcast(0.0);
        }
        else
        {
            T seizureHazardExp = T.Exp(c.SeizureExponent * (target.LogAmplifiedExcess - 0.0));
            target.SeizureHazardPower = T.Select(absent, T.Broadcast(0.0), seizureHazardExp);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AssembleEthanolGutToBenzodiazepineDepot(in State<T> y, in Signals<T> s, in SetPoints<T> target, ref State<T> dy)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;

        // dAg = re - ka*Ag
        dy.EthanolGut = Inputs.EthanolGutRate - (c.EthanolAbsorptionRate * y.EthanolGut);

        // dC = F*ka/(Vd*BW)*Ag + FM*kaM/(Vd*BW)*Am + rc/(Vd*BW) - VA*C/(KA + C) - m*VC*C/(KC + C) - kR*C
        T ethanolBloodTerm = (c.EthanolBloodFactor * y.EthanolGut) + (c.EthanolBloodFactor2 * y.EthanolMeal);
        T ethanolBloodTerm2 = ethanolBloodTerm + (Inputs.EthanolIntravenousRate * c.EthanolBloodFactor3);
        T ethanolBloodTerm3 = (c.EthanolAdhCapacity * y.EthanolBlood) / (c.EthanolAdhKm + y.EthanolBlood);
        T ethanolBloodTerm4 = (y.EnzymeInduction * c.EthanolCyp2e1Capacity) * y.EthanolBlood;
        T ethanolBloodTerm5 = (ethanolBloodTerm2 - ethanolBloodTerm3) - (ethanolBloodTerm4 / (c.EthanolCyp2e1Km + y.EthanolBlood));
        T ethanolBloodTerm6 = ethanolBloodTerm5 - (c.EthanolFirstOrderLoss * y.EthanolBlood);
        dy.EthanolBlood = T.Select(T.Equal(Inputs.ClampActive, T.Broadcast(0.0)), ethanolBloodTerm6, T.Broadcast(0.0));

        // dm = (1 + Imax*C/(C + IC) - m)/tauM
        T enzymeInductionTerm = 1.0 + ((c.EthanolInductionMaximum * y.EthanolBlood) / (y.EthanolBlood + c.EthanolInductionHalfPoint));
        dy.EnzymeInduction = (enzymeInductionTerm - y.EnzymeInduction) * c.PerEthanolInductionTime;

        // dK1 = rk/(V1*BW/70[kg/70kg]) - ((CL + Q2 + Q3)/V1*K1 - Q2/V1*K2 - Q3/V1*K3)
        T ketamineCentralTerm = (c.KetamineCentralFactor2 * y.KetamineCentral) - (c.KetamineCentralFactor3 * y.KetamineShallow);
        T ketamineCentralTerm2 = ketamineCentralTerm - (c.KetamineCentralFactor4 * y.KetamineDeep);
        dy.KetamineCentral = (Inputs.KetamineRate * c.KetamineCentralFactor) - ketamineCentralTerm2;

        // dK2 = Q2/V2*(K1 - K2)
        dy.KetamineShallow = c.KetamineShallowFactor * (y.KetamineCentral - y.KetamineShallow);

        // dK3 = Q3/V3*(K1 - K3)
        dy.KetamineDeep = c.KetamineDeepFactor * (y.KetamineCentral - y.KetamineDeep);

        // dNK = 0.941*fm*CL/Vn*K1 - CLn/Vn*NK
        dy.Norketamine = (c.NorketamineFactor * y.KetamineCentral) - (c.NorketamineFactor2 * y.Norketamine);

        // dBd = -kab*Bd
        dy.BenzodiazepineDepot = c.MinusBenzodiazepineAbsorptionRate * y.BenzodiazepineDepot;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AssembleBenzodiazepinePlasmaToKindling(in State<T> y, in Signals<T> s, in SetPoints<T> target, ref State<T> dy)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;

        // dB = 1000[ng/mL/(mg/L)]*Fb*kab/(Vb*BW/70[kg/70kg])*Bd + rb*(1000[ng/mL/(mg/L)]/(Vb*BW/70[kg/70kg])) - CLb/Vb*B
        T benzodiazepinePlasmaTerm = c.BenzodiazepinePlasmaFactor * y.BenzodiazepineDepot;
        T benzodiazepinePlasmaTerm2 = Inputs.BenzodiazepineRate * c.BenzodiazepinePlasmaFactor2;
        T benzodiazepinePlasmaTerm3 = benzodiazepinePlasmaTerm + benzodiazepinePlasmaTerm2;
        T benzodiazepinePlasmaTerm4 = c.BenzodiazepinePlasmaFactor3 * y.BenzodiazepinePlasma;
        dy.BenzodiazepinePlasma = benzodiazepinePlasmaTerm3 - benzodiazepinePlasmaTerm4;

        // dBe = ke0*(B - Be)
        dy.BenzodiazepineEffect = c.BenzodiazepineEffectSiteRate * (y.BenzodiazepinePlasma - y.BenzodiazepineEffect);

        // dsG = (ln(SG) - sG)/tauS
        dy.GabaASignal = (s.LogGabaGain - y.GabaASignal) * c.PerAdaptationSignalTime;

        // dsN = (ln(SN) - sN)/tauS
        dy.NmdaSignal = (s.LogNmdaGain - y.NmdaSignal) * c.PerAdaptationSignalTime;

        // dG = (exp(-gG*gain*sG) - G)/tauG
        dy.GabaADensity = (target.GabaADensityExp - y.GabaADensity) * c.PerGabaAAdaptationTime;

        // dN = (exp(-gN*gain*sN) - N)/tauN
        dy.NmdaDensity = (target.NmdaDensityExp - y.NmdaDensity) * c.PerNmdaAdaptationTime;

        // dD = (C/(C + CD) - D)/tauD
        dy.Dependence = ((y.EthanolBlood / (y.EthanolBlood + c.DependenceHalfPoint)) - y.Dependence) * c.PerDependenceTime;

        // dKd = kK*b*(1 - Kd) - Kd/tauK
        dy.Kindling = ((c.KindlingRate * s.ExcessExcitation) * (1.0 - y.Kindling)) - (y.Kindling * c.PerKindlingDecayTime);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AssembleGlutamateToSynapticProtein(in State<T> y, in Signals<T> s, in SetPoints<T> target, ref State<T> dy)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;

        // dGlu = (exp(alphaI*Drive + (alpha - alphaI)*ramp(Drive))*(1 + aS*surge) - Glu)/tauGlu
        dy.Glutamate = ((target.GlutamateExp * (1.0 + (c.GlutamateSurgeGain * s.Surge))) - y.Glutamate) * c.PerGlutamateTime;

        // dad = (u - ad)/tauAd
        dy.SurgeAdaptation = s.SurgePart * c.PerGlutamateSurgeAdaptationTime;

        // dW = (score((bk/B50)^hW) - W)/tauW - (1/tauR - 1/tauW)*beyond(W - score((bk/B50)^hW))
        T withdrawalPart = (67.0 * target.WithdrawalPower) / (1.0 + target.WithdrawalPower);
        T withdrawalPart2 = PositivePart.Of(y.Withdrawal - withdrawalPart);
        T withdrawalPart3 = withdrawalPart2 * withdrawalPart2;
        T withdrawalTerm = c.WithdrawalFactor * ((withdrawalPart3 * withdrawalPart2) / (withdrawalPart3 + 1.0));
        dy.Withdrawal = ((withdrawalPart - y.Withdrawal) * c.PerWithdrawalTime) - withdrawalTerm;

        // dmu = (1 + Emu*theta - mu)/tauMu
        dy.MuOpioid = ((1.0 + (c.OpioidMuGain * s.Occupancy)) - y.MuOpioid) * c.PerOpioidTime;

        // dkap = (1 + Ekap*theta - kap)/tauMu
        dy.KappaOpioid = ((1.0 + (c.OpioidKappaGain * s.Occupancy)) - y.KappaOpioid) * c.PerOpioidTime;

        // dDA = ((1 + aE*eE + aTh*surge*(1 + aMu*(mu - 1) - aKap*(kap - 1)))*exp(-aW*b) - DA)/tauDA
        T dopamineTerm = (1.0 + (c.DopamineMuGain * (y.MuOpioid - 1.0))) - (c.DopamineKappaGain * (y.KappaOpioid - 1.0));
        T dopamineTerm2 = (1.0 + (c.DopamineEthanolGain * s.RewardDrive)) + ((c.DopamineDisinhibitionGain * s.Surge) * dopamineTerm);
        dy.Dopamine = ((dopamineTerm2 * target.DopamineExp) - y.Dopamine) * c.PerDopamineTime;

        // dMt = (u - Mt)/tauMt
        dy.Translation = (s.Disinhibition - y.Translation) * c.PerPlasticityTranslationTime;

        // dX = (Mt - X)/tauX
        dy.SynapticProtein = (y.Translation - y.SynapticProtein) * c.PerPlasticitySynthesisTime;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void AssemblePlasticityToNmdaReserve(in State<T> y, in Signals<T> s, in SetPoints<T> target, ref State<T> dy)
    {
        ref readonly SensitivityStructureConstants<T> c = ref constants;

        // dP = kf*X*(Pmax - P) - (P - 1)/tauP
        T depressionScorePart = y.Plasticity - 1.0;
        T plasticityTerm = (c.PlasticityFormationRate * y.SynapticProtein) * (c.PlasticityMaximum - y.Plasticity);
        dy.Plasticity = plasticityTerm - (depressionScorePart * c.PerPlasticityDecayTime);

        // dLab = -Lab/tauLab
        dy.MemoryLability = (-y.MemoryLability) * c.PerMemoryLabilityTime;

        // dM = kL*(1 - M)*eE*NT - (kX0 + kX1*(P - 1))*Rx*M - kRec*theta*Lab*M
        T alcoholMemoryTerm = ((c.MemoryLearningRate * (1.0 - y.AlcoholMemory)) * s.RewardDrive) * s.NmdaTone;
        T alcoholMemoryTerm2 = (c.MemoryExtinctionRate + (c.MemoryPlasticExtinctionRate * depressionScorePart)) * Inputs.Therapy;
        T alcoholMemoryTerm3 = ((c.MemoryReconsolidationBlockRate * s.Occupancy) * y.MemoryLability) * y.AlcoholMemory;
        dy.AlcoholMemory = (alcoholMemoryTerm - (alcoholMemoryTerm2 * y.AlcoholMemory)) - alcoholMemoryTerm3;

        // dCp = kc*Rx*P*(1 - Cp)
        dy.Coping = ((c.CopingLearningRate * Inputs.Therapy) * y.Plasticity) * (1.0 - y.Coping);

        // dT = (kT*ramp(-Drive) - T)/tauT
        T acuteTolerancePart = PositivePart.Of(-s.Drive);
        T acuteToleranceTerm = (acuteTolerancePart * acuteTolerancePart) / (acuteTolerancePart + c.ModelRampWidth);
        dy.AcuteTolerance = ((c.ToleranceAcuteGain * acuteToleranceTerm) - y.AcuteTolerance) * c.PerToleranceAcuteTime;

        // dH = h0*(bk/1)^nH
        dy.SeizureHazard = c.SeizureRate * target.SeizureHazardPower;

        // dAm = rm - kaM*Am
        dy.EthanolMeal = Inputs.EthanolMealRate - (c.EthanolMealAbsorptionRate * y.EthanolMeal);

        // dR = 0
        dy.NmdaReserve = T.Broadcast(0.0);
    }
}
