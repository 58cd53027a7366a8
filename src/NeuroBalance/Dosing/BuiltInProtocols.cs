using System.Collections.Immutable;
using NeuroBalance.Models;

namespace NeuroBalance.Dosing;

/// <summary>The protocols that every scenario may start by name.</summary>
internal static class BuiltInProtocols
{
    /// <summary>Symptom-triggered intravenous lorazepam by the withdrawal score: assessed every 2 h; from 8 points 1.5 mg, from 11 2.5 mg,
    /// from 16 3.5 mg, from 20 4 mg; ends after 48 h in a row below 8.</summary>
    /// <remarks>The doses are the mid-points of the ranges of a published CIWA-Ar table (Cleveland Clinic Journal of Medicine). The model's
    /// score is CIWA-Ar-like, not a clinical assessment.</remarks>
    public static Protocol CiwaLorazepam { get; } = new()
    {
        Name = "ciwa-lorazepam",
        Watch = "Withdrawal",
        Every = new Duration(2, TimeUnit.Hour),
        Drug = Drug.Benzodiazepine,
        Route = DoseRoute.Bolus,
        Table =
        [
            new Protocol.Row(8, new DoseAmount(1.5, DoseUnit.Milligram)),
            new Protocol.Row(11, new DoseAmount(2.5, DoseUnit.Milligram)),
            new Protocol.Row(16, new DoseAmount(3.5, DoseUnit.Milligram)),
            new Protocol.Row(20, new DoseAmount(4, DoseUnit.Milligram)),
        ],
        StopBelow = 8,
        StopAfter = new Duration(48, TimeUnit.Hour),
        RestartDuringKetamine = true,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<Protocol> All { get; } = [CiwaLorazepam];

    /// <summary>The built-in protocol of that name; absent when there is none.</summary>
    public static Protocol? Find(string name)
    {
        foreach (Protocol protocol in All)
        {
            if (protocol.Name == name)
            {
                return protocol;
            }
        }

        return null;
    }
}
