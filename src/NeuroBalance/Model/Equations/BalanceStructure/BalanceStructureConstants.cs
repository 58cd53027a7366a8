// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>What the equations need of the parameters, worked out once for each subject.</summary>
internal struct BalanceStructureConstants<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>EmaxE</summary>
    public T GabaAEthanolPotentiation;

    /// <summary>h</summary>
    public T GabaAEthanolHill;

    /// <summary>ln(EC50)</summary>
    public T LogGabaAEthanolEc50;

    /// <summary>sTol/(1 - Gref)</summary>
    public T BenzodiazepineToleranceFactor;

    /// <summary>EmaxB</summary>
    public T GabaABenzodiazepinePotentiation;

    /// <summary>EC50B</summary>
    public T GabaABenzodiazepineEc50;

    /// <summary>1/IK</summary>
    public T PerNmdaKetamineIc50;

    /// <summary>1/INK</summary>
    public T PerNmdaNorketamineIc50;

    /// <summary>1/thP</summary>
    public T PerGlutamateSurgePeakOccupancy;

    /// <summary>hN</summary>
    public T NmdaEthanolHill;

    /// <summary>ln(IE)</summary>
    public T LogNmdaEthanolIc50;

    /// <summary>c</summary>
    public T ModelRampWidth;

    /// <summary>eR</summary>
    public T DopamineRewardHalfPoint;

    /// <summary>r</summary>
    public T DependenceBaselineShare;

    /// <summary>(1 - r)/Dref</summary>
    public T AdaptationGainFactor;

    /// <summary>ka</summary>
    public T EthanolAbsorptionRate;

    /// <summary>(F*ka)/(Vd*BW)</summary>
    public T EthanolBloodFactor;

    /// <summary>kaM</summary>
    public T EthanolMealAbsorptionRate;

    /// <summary>(FM*kaM)/(Vd*BW)</summary>
    public T EthanolBloodFactor2;

    /// <summary>1/(Vd*BW)</summary>
    public T EthanolBloodFactor3;

    /// <summary>VA</summary>
    public T EthanolAdhCapacity;

    /// <summary>KA</summary>
    public T EthanolAdhKm;

    /// <summary>VC</summary>
    public T EthanolCyp2e1Capacity;

    /// <summary>KC</summary>
    public T EthanolCyp2e1Km;

    /// <summary>kR</summary>
    public T EthanolFirstOrderLoss;

    /// <summary>Imax</summary>
    public T EthanolInductionMaximum;

    /// <summary>IC</summary>
    public T EthanolInductionHalfPoint;

    /// <summary>1/tauM</summary>
    public T PerEthanolInductionTime;

    /// <summary>1/((V1*BW)/70)</summary>
    public T KetamineCentralFactor;

    /// <summary>((CL + Q2) + Q3)/V1</summary>
    public T KetamineCentralFactor2;

    /// <summary>Q2/V1</summary>
    public T KetamineCentralFactor3;

    /// <summary>Q3/V1</summary>
    public T KetamineCentralFactor4;

    /// <summary>Q2/V2</summary>
    public T KetamineShallowFactor;

    /// <summary>Q3/V3</summary>
    public T KetamineDeepFactor;

    /// <summary>((0.941*fm)*CL)/Vn</summary>
    public T NorketamineFactor;

    /// <summary>CLn/Vn</summary>
    public T NorketamineFactor2;

    /// <summary>-kab</summary>
    public T MinusBenzodiazepineAbsorptionRate;

    /// <summary>((1000*Fb)*kab)/((Vb*BW)/70)</summary>
    public T BenzodiazepinePlasmaFactor;

    /// <summary>1000/((Vb*BW)/70)</summary>
    public T BenzodiazepinePlasmaFactor2;

    /// <summary>CLb/Vb</summary>
    public T BenzodiazepinePlasmaFactor3;

    /// <summary>ke0</summary>
    public T BenzodiazepineEffectSiteRate;

    /// <summary>1/tauS</summary>
    public T PerAdaptationSignalTime;

    /// <summary>-0.5*gG</summary>
    public T GabaADensityFactor;

    /// <summary>1/tauG</summary>
    public T PerGabaAAdaptationTime;

    /// <summary>-gN</summary>
    public T MinusNmdaAdaptationExponent;

    /// <summary>1/tauN</summary>
    public T PerNmdaAdaptationTime;

    /// <summary>CD</summary>
    public T DependenceHalfPoint;

    /// <summary>1/tauD</summary>
    public T PerDependenceTime;

    /// <summary>kK</summary>
    public T KindlingRate;

    /// <summary>1/tauK</summary>
    public T PerKindlingDecayTime;

    /// <summary>alphaI</summary>
    public T GlutamateInhibitionGain;

    /// <summary>alpha - alphaI</summary>
    public T GlutamateFactor;

    /// <summary>aS</summary>
    public T GlutamateSurgeGain;

    /// <summary>1/tauGlu</summary>
    public T PerGlutamateTime;

    /// <summary>1/tauAd</summary>
    public T PerGlutamateSurgeAdaptationTime;

    /// <summary>aKd</summary>
    public T KindlingGain;

    /// <summary>hW</summary>
    public T WithdrawalHill;

    /// <summary>ln(B50)</summary>
    public T LogWithdrawalHalfBalance;

    /// <summary>1/tauW</summary>
    public T PerWithdrawalTime;

    /// <summary>(1/tauR) - (1/tauW)</summary>
    public T WithdrawalFactor;

    /// <summary>Emu</summary>
    public T OpioidMuGain;

    /// <summary>1/tauMu</summary>
    public T PerOpioidTime;

    /// <summary>Ekap</summary>
    public T OpioidKappaGain;

    /// <summary>aE</summary>
    public T DopamineEthanolGain;

    /// <summary>aTh</summary>
    public T DopamineDisinhibitionGain;

    /// <summary>aMu</summary>
    public T DopamineMuGain;

    /// <summary>aKap</summary>
    public T DopamineKappaGain;

    /// <summary>-aW</summary>
    public T MinusDopamineWithdrawalGain;

    /// <summary>1/tauDA</summary>
    public T PerDopamineTime;

    /// <summary>1/tauMt</summary>
    public T PerPlasticityTranslationTime;

    /// <summary>1/tauX</summary>
    public T PerPlasticitySynthesisTime;

    /// <summary>kf</summary>
    public T PlasticityFormationRate;

    /// <summary>Pmax</summary>
    public T PlasticityMaximum;

    /// <summary>1/tauP</summary>
    public T PerPlasticityDecayTime;

    /// <summary>1/tauLab</summary>
    public T PerMemoryLabilityTime;

    /// <summary>kL</summary>
    public T MemoryLearningRate;

    /// <summary>kX0</summary>
    public T MemoryExtinctionRate;

    /// <summary>kX1</summary>
    public T MemoryPlasticExtinctionRate;

    /// <summary>kRec</summary>
    public T MemoryReconsolidationBlockRate;

    /// <summary>kc</summary>
    public T CopingLearningRate;

    /// <summary>kT</summary>
    public T ToleranceAcuteGain;

    /// <summary>1/tauT</summary>
    public T PerToleranceAcuteTime;

    /// <summary>h0</summary>
    public T SeizureRate;

    /// <summary>nH</summary>
    public T SeizureExponent;

    /// <summary>cMim</summary>
    public T CravingMimicryGain;

    /// <summary>lam</summary>
    public T CravingAntagonistShare;

    /// <summary>cDA</summary>
    public T CravingDopamineGain;

    /// <summary>c0</summary>
    public T CravingIntercept;

    /// <summary>cB</summary>
    public T CravingBalanceGain;

    /// <summary>cM</summary>
    public T CravingMemoryGain;

    /// <summary>C50_4</summary>
    public T SedationLorazepamC50Ramsay4;

    /// <summary>1/kS</summary>
    public T PerSedationKetamineEquivalent;

    /// <summary>gamRam</summary>
    public T SedationSteepness;

    /// <summary>kB</summary>
    public T SedationExcitationAntagonism;

    /// <summary>((C50_4/sS)/C50_2)^gamRam</summary>
    public T RamsayFactor;

    /// <summary>((C50_4/sS)/C50_3)^gamRam</summary>
    public T RamsayFactor2;

    /// <summary>((C50_4/sS)/C50_4)^gamRam</summary>
    public T RamsayFactor3;

    /// <summary>((C50_4/sS)/C50_5)^gamRam</summary>
    public T RamsayFactor4;

    /// <summary>((C50_4/sS)/C50_6)^gamRam</summary>
    public T RamsayFactor5;

    /// <summary>M0</summary>
    public T MoodBaselineScore;

    /// <summary>-kM</summary>
    public T MinusMoodResponse;

    public BalanceStructureConstants(in Parameters<T> p)
    {
        Set1(in p);
        Set2(in p);
        Set3(in p);
        Set4(in p);
        Set5(in p);
        Set6(in p);
        Set7(in p);
        Set8(in p);
    }

    private void Set1(in Parameters<T> p)
    {
        GabaAEthanolPotentiation = p.GabaA.EthanolPotentiation;
        GabaAEthanolHill = p.GabaA.EthanolHill;
        LogGabaAEthanolEc50 = T.Log(p.GabaA.EthanolEc50);
        BenzodiazepineToleranceFactor = p.GabaA.ToleranceGain / (1.0 - p.GabaA.ToleranceReference);
        GabaABenzodiazepinePotentiation = p.GabaA.BenzodiazepinePotentiation;
        GabaABenzodiazepineEc50 = p.GabaA.BenzodiazepineEc50;
        PerNmdaKetamineIc50 = 1.0 / p.Nmda.KetamineIc50;
        PerNmdaNorketamineIc50 = 1.0 / p.Nmda.NorketamineIc50;
        PerGlutamateSurgePeakOccupancy = 1.0 / p.Glutamate.SurgePeakOccupancy;
        NmdaEthanolHill = p.Nmda.EthanolHill;
        LogNmdaEthanolIc50 = T.Log(p.Nmda.EthanolIc50);
        ModelRampWidth = p.Model.RampWidth;
        DopamineRewardHalfPoint = p.Dopamine.RewardHalfPoint;
        DependenceBaselineShare = p.Dependence.BaselineShare;
        AdaptationGainFactor = (1.0 - p.Dependence.BaselineShare) / p.Dependence.Reference;
        EthanolAbsorptionRate = p.Ethanol.AbsorptionRate;
        T ethanolBloodTerm = p.Ethanol.Bioavailability * p.Ethanol.AbsorptionRate;
        T ethanolBloodTerm2 = p.Ethanol.DistributionVolume * p.Subject.BodyWeight;
        EthanolBloodFactor = ethanolBloodTerm / ethanolBloodTerm2;
        EthanolMealAbsorptionRate = p.Ethanol.MealAbsorptionRate;
        EthanolBloodFactor2 = (p.Ethanol.MealBioavailability * p.Ethanol.MealAbsorptionRate) / ethanolBloodTerm2;
        EthanolBloodFactor3 = 1.0 / ethanolBloodTerm2;
        EthanolAdhCapacity = p.Ethanol.AdhCapacity;
        EthanolAdhKm = p.Ethanol.AdhKm;
        EthanolCyp2e1Capacity = p.Ethanol.Cyp2e1Capacity;
        EthanolCyp2e1Km = p.Ethanol.Cyp2e1Km;
    }

    private void Set2(in Parameters<T> p)
    {
        EthanolFirstOrderLoss = p.Ethanol.FirstOrderLoss;
        EthanolInductionMaximum = p.Ethanol.InductionMaximum;
        EthanolInductionHalfPoint = p.Ethanol.InductionHalfPoint;
        PerEthanolInductionTime = 1.0 / p.Ethanol.InductionTime;
        KetamineCentralFactor = 1.0 / ((p.Ketamine.CentralVolume * p.Subject.BodyWeight) / 70.0);
        T ketamineCentralTerm = (p.Ketamine.Clearance + p.Ketamine.ShallowClearance) + p.Ketamine.DeepClearance;
        KetamineCentralFactor2 = ketamineCentralTerm / p.Ketamine.CentralVolume;
        KetamineCentralFactor3 = p.Ketamine.ShallowClearance / p.Ketamine.CentralVolume;
        KetamineCentralFactor4 = p.Ketamine.DeepClearance / p.Ketamine.CentralVolume;
        KetamineShallowFactor = p.Ketamine.ShallowClearance / p.Ketamine.ShallowVolume;
        KetamineDeepFactor = p.Ketamine.DeepClearance / p.Ketamine.DeepVolume;
        NorketamineFactor = ((0.941 * p.Ketamine.NorketamineFraction) * p.Ketamine.Clearance) / p.Ketamine.NorketamineVolume;
        NorketamineFactor2 = p.Ketamine.NorketamineClearance / p.Ketamine.NorketamineVolume;
        MinusBenzodiazepineAbsorptionRate = -p.Benzodiazepine.AbsorptionRate;
        T benzodiazepinePlasmaTerm = (1000.0 * p.Benzodiazepine.Bioavailability) * p.Benzodiazepine.AbsorptionRate;
        BenzodiazepinePlasmaFactor = benzodiazepinePlasmaTerm / ((p.Benzodiazepine.Volume * p.Subject.BodyWeight) / 70.0);
        BenzodiazepinePlasmaFactor2 = 1000.0 / ((p.Benzodiazepine.Volume * p.Subject.BodyWeight) / 70.0);
        BenzodiazepinePlasmaFactor3 = p.Benzodiazepine.Clearance / p.Benzodiazepine.Volume;
        BenzodiazepineEffectSiteRate = p.Benzodiazepine.EffectSiteRate;
        PerAdaptationSignalTime = 1.0 / p.Adaptation.SignalTime;
        GabaADensityFactor = -0.5 * p.GabaA.AdaptationExponent;
        PerGabaAAdaptationTime = 1.0 / p.GabaA.AdaptationTime;
        MinusNmdaAdaptationExponent = -p.Nmda.AdaptationExponent;
        PerNmdaAdaptationTime = 1.0 / p.Nmda.AdaptationTime;
        DependenceHalfPoint = p.Dependence.HalfPoint;
        PerDependenceTime = 1.0 / p.Dependence.Time;
    }

    private void Set3(in Parameters<T> p)
    {
        KindlingRate = p.Kindling.Rate;
        PerKindlingDecayTime = 1.0 / p.Kindling.DecayTime;
        GlutamateInhibitionGain = p.Glutamate.InhibitionGain;
        GlutamateFactor = p.Glutamate.Gain - p.Glutamate.InhibitionGain;
        GlutamateSurgeGain = p.Glutamate.SurgeGain;
        PerGlutamateTime = 1.0 / p.Glutamate.Time;
        PerGlutamateSurgeAdaptationTime = 1.0 / p.Glutamate.SurgeAdaptationTime;
        KindlingGain = p.Kindling.Gain;
        WithdrawalHill = p.Withdrawal.Hill;
        LogWithdrawalHalfBalance = T.Log(p.Withdrawal.HalfBalance);
        PerWithdrawalTime = 1.0 / p.Withdrawal.Time;
        WithdrawalFactor = (1.0 / p.Withdrawal.ReliefTime) - (1.0 / p.Withdrawal.Time);
        OpioidMuGain = p.Opioid.MuGain;
        PerOpioidTime = 1.0 / p.Opioid.Time;
        OpioidKappaGain = p.Opioid.KappaGain;
        DopamineEthanolGain = p.Dopamine.EthanolGain;
        DopamineDisinhibitionGain = p.Dopamine.DisinhibitionGain;
        DopamineMuGain = p.Dopamine.MuGain;
        DopamineKappaGain = p.Dopamine.KappaGain;
        MinusDopamineWithdrawalGain = -p.Dopamine.WithdrawalGain;
        PerDopamineTime = 1.0 / p.Dopamine.Time;
        PerPlasticityTranslationTime = 1.0 / p.Plasticity.TranslationTime;
        PerPlasticitySynthesisTime = 1.0 / p.Plasticity.SynthesisTime;
        PlasticityFormationRate = p.Plasticity.FormationRate;
    }

    private void Set4(in Parameters<T> p)
    {
        PlasticityMaximum = p.Plasticity.Maximum;
        PerPlasticityDecayTime = 1.0 / p.Plasticity.DecayTime;
        PerMemoryLabilityTime = 1.0 / p.Memory.LabilityTime;
        MemoryLearningRate = p.Memory.LearningRate;
        MemoryExtinctionRate = p.Memory.ExtinctionRate;
        MemoryPlasticExtinctionRate = p.Memory.PlasticExtinctionRate;
        MemoryReconsolidationBlockRate = p.Memory.ReconsolidationBlockRate;
        CopingLearningRate = p.Coping.LearningRate;
        ToleranceAcuteGain = p.Tolerance.AcuteGain;
        PerToleranceAcuteTime = 1.0 / p.Tolerance.AcuteTime;
        SeizureRate = p.Seizure.Rate;
        SeizureExponent = p.Seizure.Exponent;
        CravingMimicryGain = p.Craving.MimicryGain;
        CravingAntagonistShare = p.Craving.AntagonistShare;
        CravingDopamineGain = p.Craving.DopamineGain;
        CravingIntercept = p.Craving.Intercept;
        CravingBalanceGain = p.Craving.BalanceGain;
        CravingMemoryGain = p.Craving.MemoryGain;
        SedationLorazepamC50Ramsay4 = p.Sedation.LorazepamC50Ramsay4;
        PerSedationKetamineEquivalent = 1.0 / p.Sedation.KetamineEquivalent;
        SedationSteepness = p.Sedation.Steepness;
        SedationExcitationAntagonism = p.Sedation.ExcitationAntagonism;
        T ramsayTerm = (p.Sedation.LorazepamC50Ramsay4 / p.Sedation.Sensitivity) / p.Sedation.LorazepamC50Ramsay2;
        RamsayFactor = T.Pow(ramsayTerm, p.Sedation.Steepness);
    }

    private void Set5(in Parameters<T> p)
    {
        T ramsayTerm = (p.Sedation.LorazepamC50Ramsay4 / p.Sedation.Sensitivity) / p.Sedation.LorazepamC50Ramsay3;
        RamsayFactor2 = T.Pow(ramsayTerm, p.Sedation.Steepness);
    }

    private void Set6(in Parameters<T> p)
    {
        T ramsayTerm = (p.Sedation.LorazepamC50Ramsay4 / p.Sedation.Sensitivity) / p.Sedation.LorazepamC50Ramsay4;
        RamsayFactor3 = T.Pow(ramsayTerm, p.Sedation.Steepness);
    }

    private void Set7(in Parameters<T> p)
    {
        T ramsayTerm = (p.Sedation.LorazepamC50Ramsay4 / p.Sedation.Sensitivity) / p.Sedation.LorazepamC50Ramsay5;
        RamsayFactor4 = T.Pow(ramsayTerm, p.Sedation.Steepness);
    }

    private void Set8(in Parameters<T> p)
    {
        T ramsayTerm = (p.Sedation.LorazepamC50Ramsay4 / p.Sedation.Sensitivity) / p.Sedation.LorazepamC50Ramsay6;
        RamsayFactor5 = T.Pow(ramsayTerm, p.Sedation.Steepness);
        MoodBaselineScore = p.Mood.BaselineScore;
        MinusMoodResponse = -p.Mood.Response;
    }
}
