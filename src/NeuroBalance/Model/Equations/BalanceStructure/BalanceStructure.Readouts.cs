// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

internal partial struct BalanceStructure<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindCravingAndDepressionScore(in State<T> y, in Signals<T> s, ref Readouts<T> readouts)
    {
        ref readonly BalanceStructureConstants<T> c = ref constants;
        T cravingTerm = c.CravingMimicryGain * (s.RewardDrive + (c.CravingAntagonistShare * s.Occupancy));
        T cravingTerm2 = (c.CravingIntercept + (c.CravingBalanceGain * s.ExcessExcitation)) + (c.CravingMemoryGain * y.AlcoholMemory);
        T cravingExp = T.Exp((cravingTerm + (c.CravingDopamineGain * (y.Dopamine - 1.0))) - cravingTerm2);

        // Craving = 30[points]/(1 + exp(cMim*(eE + lam*theta) + cDA*(DA - 1) - (c0 + cB*b + cM*M)))
        readouts.Craving = 30.0 / (1.0 + cravingExp);
        T depressionScoreExp = T.Exp(c.MinusMoodResponse * (y.Plasticity - 1.0));

        // DepressionScore = M0*exp(-kM*(P - 1))
        T depressionScore = c.MoodBaselineScore * depressionScoreExp;
        readouts.DepressionScore = depressionScore;

        // MoodGain = M0 - DepressionScore
        readouts.MoodGain = c.MoodBaselineScore - depressionScore;

        // BloodAlcohol = C/10[(g/L)/(g/dL)]
        readouts.BloodAlcohol = y.EthanolBlood / 10.0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindSedationLoad(in State<T> y, in Signals<T> s, ref Readouts<T> readouts)
    {
        ref readonly BalanceStructureConstants<T> c = ref constants;
        T sedativeTerm = PositivePart.Of(y.BenzodiazepineEffect) / (c.SedationLorazepamC50Ramsay4 * s.BenzodiazepineTolerance);
        T sedative = sedativeTerm + (PositivePart.Of(y.KetamineCentral) * c.PerSedationKetamineEquivalent);

        // Ramsay = if(sed = 0, 1[points], 1[points]*(1 + (reached(C50_2) + reached(C50_3)) + reached(C50_4) +
        //   (reached(C50_5) + reached(C50_6))))
        T absent = T.Equal(sedative, T.Broadcast(0.0));
        if (T.All(absent))
        {
            readouts.Ramsay = T.Broadcast(1.0);
        }
        else
        {
            T logSedative = T.Log(T.Select(absent, T.Broadcast(1.0), sedative));
            T sedationLoad = T.Exp(c.SedationSteepness * (logSedative - (c.SedationExcitationAntagonism * s.ExcessExcitation)));
            T ramsayPart = sedationLoad * c.RamsayFactor;
            T ramsayPart2 = sedationLoad * c.RamsayFactor2;
            T ramsayPart3 = sedationLoad * c.RamsayFactor3;
            T ramsayPart4 = sedationLoad * c.RamsayFactor4;
            T ramsayPart5 = sedationLoad * c.RamsayFactor5;
            T ramsayTerm = (ramsayPart / (1.0 + ramsayPart)) + (ramsayPart2 / (1.0 + ramsayPart2));
            T ramsayTerm2 = (ramsayPart4 / (1.0 + ramsayPart4)) + (ramsayPart5 / (1.0 + ramsayPart5));
            T ramsayTerm3 = ((1.0 + ramsayTerm) + (ramsayPart3 / (1.0 + ramsayPart3))) + ramsayTerm2;
            readouts.Ramsay = T.Select(absent, T.Broadcast(1.0), 1.0 * ramsayTerm3);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FindSeizureRisk(in State<T> y, in Signals<T> s, ref Readouts<T> readouts)
    {
        T seizureRiskExp = T.Exp(-y.SeizureHazard);

        // SeizureRisk = 1 - exp(-H)
        readouts.SeizureRisk = 1.0 - seizureRiskExp;
    }
}
