// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

public partial struct AlcoholBalance<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindCraving(in State<T> y, in Signals<T> s, ref Readouts<T> readouts)
    {
        ref readonly EquationConstants<T> c = ref constants;
        T cravingTerm = c.CravingMimicryGain * (s.RewardDrive + (c.CravingAntagonistShare * s.Occupancy));
        T cravingTerm2 = (c.CravingIntercept + (c.CravingBalanceGain * s.ExcessExcitation)) + (c.CravingMemoryGain * y.AlcoholMemory);
        T cravingExp = T.Exp((cravingTerm + (c.CravingDopamineGain * (y.Dopamine - 1.0))) - cravingTerm2);

        // Craving = 30[points]/(1 + exp(cMim*(eE + lam*theta) + cDA*(DA - 1) - (c0 + cB*b + cM*M)))
        readouts.Craving = 30.0 / (1.0 + cravingExp);

        // MoodGain = aMood*(P - 1)
        readouts.MoodGain = c.MoodPlasticityGain * (y.Plasticity - 1.0);

        // BloodAlcohol = C/10[(g/L)/(g/dL)]
        readouts.BloodAlcohol = y.EthanolBlood / 10.0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FindRamsay(in State<T> y, in Signals<T> s, ref Readouts<T> readouts)
    {
        ref readonly EquationConstants<T> c = ref constants;
        T sedationLoadTerm = PositivePart.Of(y.BenzodiazepineEffect) * c.PerSedationLorazepamC50Ramsay4;
        T sedationLoadTerm2 = PositivePart.Of(y.KetamineCentral) * c.PerSedationKetamineEquivalent;
        T sedationLoad = sedationLoadTerm + sedationLoadTerm2;

        // Ramsay = if(load = 0, 1[points], 1[points]*(1 + (reached(C50_2) + reached(C50_3)) + reached(C50_4) +
        //   (reached(C50_5) + reached(C50_6))))
        T absent = T.Equal(sedationLoad, T.Broadcast(0.0));
        if (T.All(absent))
        {
            readouts.Ramsay = T.Broadcast(1.0);
        }
        else
        {
            T ramsayPart = T.Pow(sedationLoad, c.SedationSteepness);
            T ramsayPart2 = ramsayPart * c.RamsayFactor;
            T ramsayPart3 = ramsayPart * c.RamsayFactor2;
            T ramsayPart4 = ramsayPart * c.RamsayFactor3;
            T ramsayPart5 = ramsayPart * c.RamsayFactor4;
            T ramsayPart6 = ramsayPart * c.RamsayFactor5;
            T ramsayTerm = (ramsayPart2 / (1.0 + ramsayPart2)) + (ramsayPart3 / (1.0 + ramsayPart3));
            T ramsayTerm2 = (ramsayPart5 / (1.0 + ramsayPart5)) + (ramsayPart6 / (1.0 + ramsayPart6));
            T ramsayTerm3 = ((1.0 + ramsayTerm) + (ramsayPart4 / (1.0 + ramsayPart4))) + ramsayTerm2;
            readouts.Ramsay = T.Select(absent, T.Broadcast(1.0), 1.0 * ramsayTerm3);
        }
    }
}
