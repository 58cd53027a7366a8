"""The equations of src/NeuroBalance/Model/MODEL.md typed once more, in plain Python, apart from the package.

The cross-check solves them with SciPy (cross_check.py), and so does the benchmark (benchmarks/peers/scipy_peers.py, compiled by Numba).
"""
import json
import math

import numpy as np

STATES = """EthanolGut EthanolBlood EnzymeInduction KetamineCentral KetamineShallow KetamineDeep Norketamine BenzodiazepineDepot
BenzodiazepinePlasma BenzodiazepineEffect GabaASignal NmdaSignal GabaADensity NmdaDensity Dependence Kindling Glutamate SurgeAdaptation
Withdrawal MuOpioid KappaOpioid Dopamine Translation SynapticProtein Plasticity MemoryLability AlcoholMemory Coping
AcuteTolerance SeizureHazard EthanolMeal NmdaReserve""".split()

STRUCTURES = OWN, BALANCE, ETHANOL, POOL, SENSITIVITY = range(5)

PARAMETERS = """Subject.BodyWeight Ethanol.AbsorptionRate Ethanol.MealAbsorptionRate Ethanol.Bioavailability Ethanol.MealBioavailability
Ethanol.DistributionVolume Ethanol.AdhCapacity Ethanol.AdhKm Ethanol.Cyp2e1Capacity Ethanol.Cyp2e1Km Ethanol.InductionMaximum
Ethanol.InductionHalfPoint Ethanol.InductionTime Ethanol.FirstOrderLoss
Ketamine.CentralVolume Ketamine.ShallowVolume Ketamine.DeepVolume Ketamine.Clearance Ketamine.ShallowClearance Ketamine.DeepClearance
Ketamine.NorketamineFraction Ketamine.NorketamineClearance Ketamine.NorketamineVolume Benzodiazepine.AbsorptionRate
Benzodiazepine.Bioavailability Benzodiazepine.Volume Benzodiazepine.Clearance Benzodiazepine.EffectSiteRate GabaA.EthanolPotentiation
GabaA.EthanolEc50 GabaA.EthanolHill GabaA.BenzodiazepinePotentiation GabaA.BenzodiazepineEc50 GabaA.ToleranceGain GabaA.ToleranceReference
GabaA.AdaptationExponent GabaA.AdaptationTime Nmda.EthanolIc50 Nmda.EthanolHill Nmda.KetamineIc50 Nmda.NorketamineIc50
Nmda.AdaptationExponent Nmda.AdaptationTime Adaptation.SignalTime Adaptation.ReleaseRate Dependence.BaselineShare Dependence.HalfPoint Dependence.Time
Dependence.Reference Glutamate.Gain Glutamate.InhibitionGain Glutamate.Time Glutamate.SurgeGain Glutamate.SurgeAdaptationTime Glutamate.SurgePeakOccupancy
Tolerance.AcuteGain Tolerance.AcuteTime Withdrawal.HalfBalance Withdrawal.Hill Withdrawal.Time Withdrawal.ReliefTime Seizure.Rate
Seizure.Exponent Kindling.Gain Kindling.Rate Kindling.DecayTime Opioid.MuGain Opioid.KappaGain
Opioid.Time Dopamine.EthanolGain Dopamine.RewardHalfPoint Dopamine.DisinhibitionGain Dopamine.MuGain Dopamine.KappaGain
Dopamine.WithdrawalGain Dopamine.Time Plasticity.TranslationTime Plasticity.SynthesisTime Plasticity.FormationRate Plasticity.Maximum
Plasticity.DecayTime Memory.LearningRate Memory.ExtinctionRate Memory.PlasticExtinctionRate Memory.ReconsolidationBlockRate
Memory.LabilityTime Coping.LearningRate Model.RampWidth""".split()


def default_parameters(path):
    """The defaults of parameters.json, in the order of PARAMETERS."""
    with open(path, encoding="utf-8") as file:
        values = {one["key"]: float(one["value"]) for one in json.load(file)}
    return tuple(values[key] for key in PARAMETERS)


def naive():
    y = np.zeros(32)
    y[[2, 12, 13, 16, 19, 20, 21, 24]] = 1.0
    return y


def ramp(x, c):
    return x * x / (x + c) if x > 0 else 0.0


def derivatives(t, y, p, inputs, structure=OWN):
    """The 32 derivatives. inputs: ethanol into the gut and with a meal (g/h), ethanol i.v. (g/h), ketamine i.v. (mg/h), benzodiazepine i.v.
    (mg/h), therapy (0 or 1). structure: how receptors adapt, one of STRUCTURES."""
    (BW, ka, kaM, F, FM, Vd, VA, KA, VC, KC, Imax, IC, tauM, kR, V1, V2, V3, CL, Q2, Q3, fm, CLn, Vn, kab, Fb, Vb, CLb, ke0, EmaxE, EC50, h, EmaxB,
     EC50B, sTol, Gref, gG, tauG, IE, hN, IK, INK, gN, tauN, tauS, kRel, r, CD, tauD, Dref, alpha, alphaI, tauGlu, aS, tauAd, thP, kT, tauT, B50,
     hW, tauW, tauR, h0, nH, aKd,
     kK, tauK, Emu, Ekap, tauMu, aE, eR, aTh, aMu, aKap, aW, tauDA, tauMt, tauX, kf, Pmax, tauP, kL, kX0, kX1, kRec, tauLab, kc, c) = p
    re, rm, rc, rk, rb, Rx = inputs
    (Ag, C, m, K1, K2, K3, NK, Bd, B, Be, sG, sN, G, N, D, Kd, Glu, ad, W, mu, kap, DA, Mt, X, P, Lab, M, Cp, T, H, Am, R) = (
        y[0], y[1], y[2], y[3], y[4], y[5], y[6], y[7], y[8], y[9], y[10], y[11], y[12], y[13], y[14], y[15], y[16], y[17], y[18], y[19],
        y[20], y[21], y[22], y[23], y[24], y[25], y[26], y[27], y[28], y[29], y[30], y[31])
    e = 21.7 * max(C, 0.0)
    pE = EmaxE * e**h / (EC50**h + e**h)
    tol = 1 + sTol * max(0.0, 1 - G) / (1 - Gref)
    pB = EmaxB * max(Be, 0.0) / (EC50B * tol + max(Be, 0.0))
    # The structures replace lines of the model: what stands after "else" is the model as it is written.
    if structure == SENSITIVITY:
        SG = 1 + G**3 * (pE + pB)
        GT = G**0.5 * SG
    else:
        SG = 1 + pE + pB
        GT = G * SG
    fS = 0.834 if structure == BALANCE else 0.941 if structure == POOL else 0.692 if structure == SENSITIVITY else 1.0
    z = max(K1, 0.0) / IK + max(NK, 0.0) / INK
    theta = z / (1 + z)
    nE = 1 + (e / IE) ** hN
    SN = (1 - theta) / nE
    NT = Glu * N * SN
    Drive = math.log(N * SN) - math.log(GT)
    Bal = Drive + math.log(Glu) + T
    b = ramp(Bal, c)
    u = theta / thP * math.exp(1 - theta / thP)
    surge = ramp(u - ad, c)
    eE = e / (e + eR)
    gain = r + (1 - r) * D / Dref
    bk = b * (1 + aKd * Kd) / fS
    Wset = 67 * bk**hW / (B50**hW + bk**hW)
    above = max(W - Wset, 0.0)
    over = above**3 / (above**2 + 1)
    dy = np.empty(32)
    dy[0] = re - ka * Ag
    dy[1] = (F * ka * Ag + FM * kaM * Am + rc) / (Vd * BW) - VA * C / (KA + C) - m * VC * C / (KC + C) - kR * C
    dy[2] = (1 + Imax * C / (C + IC) - m) / tauM
    dy[3] = rk / (V1 * BW / 70) - ((CL + Q2 + Q3) * K1 - Q2 * K2 - Q3 * K3) / V1
    dy[4] = Q2 * (K1 - K2) / V2
    dy[5] = Q3 * (K1 - K3) / V3
    dy[6] = (0.941 * fm * CL * K1 - CLn * NK) / Vn
    dy[7] = -kab * Bd
    dy[8] = 1000 * (Fb * kab * Bd + rb) / (Vb * BW / 70) - CLb / Vb * B
    dy[9] = ke0 * (B - Be)
    if structure == BALANCE:
        dy[10] = (-Drive - sG) / tauS
        dy[11] = (Drive - sN) / tauS
        dy[12] = (math.exp(-0.5 * gG * gain * sG) - G) / tauG
    else:
        dy[10] = ((math.log(1 + pE) if structure == ETHANOL else math.log(SG)) - sG) / tauS
        dy[11] = ((-math.log(nE) if structure == ETHANOL else math.log(SN)) - sN) / tauS
        dy[12] = (math.exp(-gG * gain * sG) - G) / tauG
    if structure == POOL:
        dy[13] = kRel * b * R - (N - 1) / tauN
        dy[31] = (math.exp(-gN * gain * sN) - 1 - R) / tauN - kRel * b * R
    else:
        dy[13] = (math.exp(-gN * gain * sN) - N) / tauN
        dy[31] = 0.0
    dy[14] = (C / (C + CD) - D) / tauD
    dy[15] = kK * b * (1 - Kd) - Kd / tauK
    dy[16] = (math.exp(alphaI * Drive + (alpha - alphaI) * ramp(Drive, c)) * (1 + aS * surge) - Glu) / tauGlu
    dy[17] = (u - ad) / tauAd
    dy[18] = (Wset - W) / tauW - (1 / tauR - 1 / tauW) * over
    dy[19] = (1 + Emu * theta - mu) / tauMu
    dy[20] = (1 + Ekap * theta - kap) / tauMu
    dy[21] = ((1 + aE * eE + aTh * surge * (1 + aMu * (mu - 1) - aKap * (kap - 1))) * math.exp(-aW * b) - DA) / tauDA
    dy[22] = (u - Mt) / tauMt
    dy[23] = (Mt - X) / tauX
    dy[24] = kf * X * (Pmax - P) - (P - 1) / tauP
    dy[25] = -Lab / tauLab
    dy[26] = kL * (1 - M) * eE * NT - (kX0 + kX1 * (P - 1)) * Rx * M - kRec * theta * Lab * M
    dy[27] = kc * Rx * P * (1 - Cp)
    dy[28] = (kT * ramp(-Drive, c) - T) / tauT
    dy[29] = h0 * bk**nH
    dy[30] = rm - kaM * Am
    return dy
