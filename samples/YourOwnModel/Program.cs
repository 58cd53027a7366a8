using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using NeuroBalance;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Models;
using YourOwnModel;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
double[] rest = QiTretterVoit2014.SteadyState;
double[] production = QiTretterVoit2014.Production(rest);
Console.WriteLine("Six transmitters (Qi, Tretter and Voit 2014). Production over removal at the published steady state:");
for (int i = 0; i < 6; i++)
{
    Console.WriteLine($"  {QiTretterVoit2014.Names[i],-14} {production[i] / (QiTretterVoit2014.RemovalRates[i] * rest[i]):0.0000000}");
}

double[] rates = Matrix<double>.Build.DenseOfArray(QiTretterVoit2014.Jacobian(rest)).Evd().EigenValues.Select(value => value.Real).Order()
    .ToArray();
Console.WriteLine($"Eigenvalues there: {string.Join(", ", rates.Select(rate => $"{rate:0.000000}"))}");
Console.WriteLine($"The slowest process takes {rates[0] / rates[^1]:0} times as long as the fastest: the system is stiff.");

// Half as much glutamate again: what becomes of the six, in percent of rest?
double[] start = [.. rest];
start[3] *= 1.5;
double[] times = [0, 0.1, 1, 10, 100, 1000, 10_000];
var options = new OdeOptions { Method = OdeMethod.Automatic, RelativeTolerance = 1e-8, OutputTimes = times };
OdeSolution solution = Ode.Solve(QiTretterVoit2014.Equations, (0, 10_000), start, options);
Console.WriteLine();
Console.WriteLine("Glutamate raised by half at time 0; percent of rest:");
Console.WriteLine("      time" + string.Concat(QiTretterVoit2014.Names.Select(name => $"{name,15}")));
for (int k = 0; k < solution.Times.Count; k++)
{
    Console.WriteLine(
        $"{solution.Times[k],10}" + string.Concat(solution.States[k].Select((value, i) => $"{100 * value / rest[i],15:0.000}")));
}

OdeSolution plain = Ode.Solve(QiTretterVoit2014.Equations, (0, 10_000), start, options with { Method = OdeMethod.DormandPrince54 });
Console.WriteLine();
Console.WriteLine(
    $"Automatic: {solution.Stats.RhsEvaluations} evaluations, {solution.Stats.Switches.Count} change(s) of method. {solution.Message}");
Console.WriteLine($"Explicit alone: {plain.Stats.RhsEvaluations} evaluations. {plain.Message}");

// The same six as a text: no C#, and the stiff solver has their exact derivatives.
Model six = Model.Load(Path.Combine(AppContext.BaseDirectory, "qi-tretter-voit-2014.md"));
ModelSolution text = six.Solve(10_000, initial: new Dictionary<string, double> { ["glutamate"] = 300 }, options: options);
double apart = Enumerable.Range(0, 6).Max(i => Math.Abs((text.Solution.EndState[i] / solution.EndState[i]) - 1));
Console.WriteLine();
Console.WriteLine(
    $"The same as a text: {text.Solution.Stats.RhsEvaluations} evaluations. {text.Message} At most {100 * apart:0.0000} % apart.");

// A model from nothing in 24 lines: a drug in two compartments, with an effect in the tissue.
ModelSolution drug = Model.Named("two-compartments").Solve(48, new TimedDose(0, "drug", 100).Every(12, 4));
Console.WriteLine();
Console.WriteLine($"{drug.Model.Title}, 100 mg every 12 h:");
foreach (double hour in (double[])[1, 4, 12, 37, 40, 48])
{
    Console.WriteLine($"  {hour,2} h: {drug.At(hour, "Plasma"),6:0.00} mg/L in the plasma, effect {drug.At(hour, "Effect"),3:0} %");
}
