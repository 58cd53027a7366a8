using System.Globalization;
using NeuroBalance;

// What drives peak withdrawal: 2,000 virtual subjects and the partial rank correlation of each parameter.
SweepTable table = Sweep.Run(SweepPlan.Load(Path.Combine(AppContext.BaseDirectory, "plan.json")));
string[] parameters = [.. table.Columns.Axes];
double[][] values = [.. parameters.Select(parameter => table[parameter].ToArray())];
RankCorrelations found = RankCorrelations.Partial(parameters, values, table["peak withdrawal"].ToArray());

Console.WriteLine("Partial rank correlation with peak withdrawal, 95 % interval:");
foreach (int i in Enumerable.Range(0, parameters.Length).OrderByDescending(i => Math.Abs(found.Prcc[i])).Take(10))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {parameters[i],-36} {found.Prcc[i],6:0.00}  {found.Conf[i].Low:0.00} to {found.Conf[i].High:0.00}"));
}
