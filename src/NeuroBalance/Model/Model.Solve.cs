using NeuroBalance.Models;

namespace NeuroBalance;

/// <content>A model of one's own in a few lines: doses, inputs and parameters by name, quantities by name.</content>
public sealed partial class Model
{
    private IReadOnlyList<string[]> InputNames => [.. Graph.Document.Inputs.Select(row => (string[])[row.Name, row.Symbol.Text])];

    private IReadOnlyList<string[]> StateSymbols => [.. Graph.Document.States.Select(row => (string[])[row.Name, row.Symbol.Text])];

    /// <summary>Solves the equations for one subject from time 0 on.</summary>
    /// <param name="hours">How long (h), above 0.</param>
    /// <param name="doses">Doses by the table of doses; a step ends exactly on each.</param>
    /// <param name="inputs">What acts for a while, such as an infusion.</param>
    /// <param name="parameters">Values by key, in the units of <see cref="Parameters"/>; the others have their defaults.</param>
    /// <param name="initial">Where states start, by name; the others have the initial values of the text.</param>
    /// <param name="options">
    /// Method, tolerances, output times, events. Null: <see cref="OdeMethod.Automatic"/> with the usual tolerances. The implicit method has
    /// the derivatives of the text unless the options bring others, and the solution between the steps is always kept.
    /// </param>
    /// <param name="cancellationToken">Looked at before every step.</param>
    /// <returns>The solution, or as much of it as there is: a numerical failure is its status, not an exception.</returns>
    /// <exception cref="ArgumentException">Names or values are wrong; the message tells all of them, a line each.</exception>
    public ModelSolution Solve(
        double hours, IReadOnlyList<TimedDose>? doses = null, IReadOnlyList<TimedInput>? inputs = null,
        IReadOnlyDictionary<string, double>? parameters = null, IReadOnlyDictionary<string, double>? initial = null,
        OdeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new OdeOptions { Method = OdeMethod.Automatic };
        GivenValues given = new();
        if (!(hours > 0) || !double.IsFinite(hours))
        {
            given.Fault(FormattableString.Invariant($"The duration is {hours} h; allowed: finite numbers above 0."));
        }

        double[] values = ParameterValues(given, parameters);
        double[] state = given.Fill([.. InitialState], StateSymbols, initial, "state");
        int[] rows = [.. (doses ?? []).Select(dose => RowOf(dose, hours, given))];
        int[] places = [.. (inputs ?? []).Select(input => PlaceOf(input, hours, given))];
        given.ThrowIfFaulty();

        ModelEquations equations = new(Graph, values, new double[Graph.Document.Inputs.Count]);
        double[] factors = equations.DoseFactors();
        ModelCourse course = new(equations, hours);
        for (int i = 0; i < rows.Length; i++)
        {
            int into = Graph.Document.States.FindIndex(one => one.Symbol.Text == Graph.Document.Doses[rows[i]].Into.Text);
            TimedDose dose = doses![i];
            double amount = dose.Amount * factors[rows[i]];
            if (dose.Lasting > 0) course.Feed(into, dose.Time, dose.Time + dose.Lasting, amount / dose.Lasting);
            else course.Dose(dose.Time, into, amount);
        }

        for (int i = 0; i < places.Length; i++)
        {
            course.Input(places[i], inputs![i]);
        }

        course.Jump(0, state);
        OdeSolution solution = Ode.Solve(course.Rates, (0, hours), state, options with
        {
            Breakpoints = [.. options.Breakpoints, .. course.Boundaries],
            AtBreakpoints = course.Jump,
            Jacobian = options.Jacobian ?? course.Jacobian,
            DenseOutput = true,
            ComponentNames = [.. Graph.Document.States.Select(row => row.Name)],
        }, cancellationToken);
        return new ModelSolution(this, solution, course);
    }

    private double[] ParameterValues(GivenValues given, IReadOnlyDictionary<string, double>? parameters) =>
        given.Fill([.. Parameters.Select(parameter => parameter.Value)],
            [.. Parameters.Select(parameter => (string[])[parameter.Key, parameter.Symbol])], parameters, "parameter");

    // The row of the table of doses; -1 with a fault.
    private int RowOf(TimedDose dose, double hours, GivenValues given)
    {
        if (!(dose.Time >= 0 && dose.Time < hours))
        {
            given.Fault(FormattableString.Invariant($"A dose of {dose.Drug} is at {dose.Time} h; allowed: from 0 to below {hours} h."));
        }

        if (!(dose.Amount >= 0) || !double.IsFinite(dose.Amount))
        {
            given.Fault(FormattableString.Invariant(
                $"A dose of {dose.Drug} at {dose.Time} h is {dose.Amount}; allowed: finite numbers from 0 on."));
        }

        if (!(dose.Lasting >= 0) || !double.IsFinite(dose.Lasting))
        {
            given.Fault(FormattableString.Invariant(
                $"A dose of {dose.Drug} at {dose.Time} h lasts {dose.Lasting} h; allowed: finite numbers from 0 on."));
        }

        List<DoseRow> table = Graph.Document.Doses;
        List<DoseRow> ofDrug = table.FindAll(row => row.Drug.Text == dose.Drug);
        if (ofDrug.Count == 0)
        {
            return given.Find([.. table.Select(row => row.Drug.Text).Distinct().Select(drug => (string[])[drug])], dose.Drug, "dose of");
        }

        string routes = string.Join(", ", ofDrug.Select(row => row.Route.Text));
        DoseRow? found = dose.Route is null && ofDrug.Count == 1 ? ofDrug[0] : ofDrug.Find(row => row.Route.Text == dose.Route);
        if (found is null)
        {
            given.Fault(dose.Route is null
                ? $"A dose of {dose.Drug} names no route; the model has: {routes}."
                : $"The model has no dose of {dose.Drug} by the route '{dose.Route}'; it has: {routes}.");
        }

        return found is null ? -1 : table.IndexOf(found);
    }

    private int PlaceOf(TimedInput input, double hours, GivenValues given)
    {
        if (!(input.From >= 0 && input.From < input.Until && double.IsFinite(input.Until) && input.From < hours))
        {
            given.Fault(FormattableString.Invariant(
                $"The input '{input.Input}' acts from {input.From} to {input.Until} h; allowed: a time from 0 to below {hours} h, then a later one."));
        }

        if (!double.IsFinite(input.Value))
        {
            given.Fault(FormattableString.Invariant($"The input '{input.Input}' is {input.Value}; allowed: finite numbers."));
        }

        return given.Find(InputNames, input.Input, "input");
    }
}
