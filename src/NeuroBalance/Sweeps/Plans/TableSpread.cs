namespace NeuroBalance.Sweeps;

/// <summary>
/// The spread of a parameter between subjects, as the parameter table states it; see <see cref="ParameterDistribution"/>.
/// </summary>
/// <param name="Parameter">The parameter.</param>
internal sealed record TableSpread(ParameterInfo Parameter) : AxisSpread
{
    /// <inheritdoc/>
    public override double Low => Parameter.Low;

    /// <inheritdoc/>
    public override double High => Parameter.High;

    /// <inheritdoc/>
    public override string Text =>
        FormattableString.Invariant(
        $"{Parameter.Distribution} around {Parameter.Value} within {Parameter.Low} to {Parameter.High} (parameter table)");

    /// <inheritdoc/>
    public override double At(double u) => ParameterDistribution.Quantile(Parameter, Math.Clamp(u, 0, 1));
}
