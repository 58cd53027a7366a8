// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
namespace NeuroBalance.Models;

/// <summary>Clinical scales read off a state; no equation depends on them, so they are computed only when asked for.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
public struct Readouts<T>
    where T : unmanaged
{
    /// <summary>Craving on the scale of the PACS, 0 to 30: Craving (points).</summary>
    public T Craving;

    /// <summary>Expected Ramsay sedation score, 1 to 6: Ramsay (points).</summary>
    public T Ramsay;

    /// <summary>Score on the MADRS, 0 to 60: DepressionScore (points).</summary>
    public T DepressionScore;

    /// <summary>Improvement on the MADRS: MoodGain (points).</summary>
    public T MoodGain;

    /// <summary>Share of many such subjects with a seizure since the start, in this model: SeizureRisk (no unit).</summary>
    public T SeizureRisk;

    /// <summary>Blood alcohol in the everyday unit: BloodAlcohol (g/dL).</summary>
    public T BloodAlcohol;
}
