// Written from MODEL.md by EquationWriter in the tests: change the text and write the code anew, never this file.
namespace NeuroBalance.Models;

/// <summary>The costly parts of the rates, on the way to them.</summary>
/// <typeparam name="T">A number, or a pack of numbers with one subject a lane.</typeparam>
internal struct SetPoints<T>
    where T : unmanaged
{
    /// <summary>On the way: exp((-gG*gain)*sG).</summary>
    public T GabaADensityExp;

    /// <summary>On the way: exp((-gN*gain)*sN).</summary>
    public T NmdaDensityExp;

    /// <summary>On the way: exp((alphaI*Drive) + ((alpha - alphaI)*((max(0, Drive)*max(0, Drive))/(max(0, Drive) + c)))).</summary>
    public T GlutamateExp;

    /// <summary>On the way: ln(if(bk = 0, 1, bk)).</summary>
    public T LogAmplifiedExcess;

    /// <summary>On the way: if(bk = 0, 0, exp(hW*(ln(if(bk = 0, 1, bk)) - ln(B50)))).</summary>
    public T WithdrawalPower;

    /// <summary>On the way: exp(-aW*b).</summary>
    public T DopamineExp;

    /// <summary>On the way: if(bk = 0, 0, exp(nH*(ln(if(bk = 0, 1, bk)) - 0))).</summary>
    public T SeizureHazardPower;

    /// <summary>On the way: ln(1 + pE).</summary>
    public T GabaASignalLog;

    /// <summary>On the way: ln(nE).</summary>
    public T LogEthanolInhibition;

    /// <summary>On the way: exp((-gN*gain)*sN).</summary>
    public T NmdaReserveExp;
}
