namespace NeuroBalance.Models;

/// <summary>A compartment that empties linearly into another one: d(from) = input - loss*from, and d(into) holds gain*from.</summary>
/// <param name="From">The state that is known in closed form.</param>
/// <param name="Into">The state that the integrator carries the sum of both in.</param>
/// <param name="Loss">The node of the rate constant with which it empties.</param>
/// <param name="Input">The node of what flows into it.</param>
/// <param name="Gain">The node of the factor with which it appears in the other one.</param>
internal sealed record ClosedForm(int From, int Into, int Loss, int Input, int Gain);
