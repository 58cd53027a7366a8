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

    /// <summary>On the way: exp(alpha*Drive).</summary>
    public T GlutamateExp;

    /// <summary>On the way: if(bk = 0, 0, exp(hW*(ln(if(bk = 0, 1, bk)) - ln(B50)))).</summary>
    public T WithdrawalPower;

    /// <summary>On the way: exp(-aW*b).</summary>
    public T DopamineExp;
}
