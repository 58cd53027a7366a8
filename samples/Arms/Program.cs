using System.Globalization;
using NeuroBalance;

// Ketamine's timing and rate against benzodiazepine use: the same 2,000 virtual subjects in six arms.
SweepPlan plan = SweepPlan.Load(Path.Combine(AppContext.BaseDirectory, "plan.json"));
SweepTable table = Sweep.Run(plan);
string file = Path.Combine(Path.GetTempPath(), "arms.csv");
table.Write(file);

Console.WriteLine("Benzodiazepine given by the protocol (mg), median and the middle half of the subjects:");
foreach (SweepArm arm in plan.Arms)
{
    double[] given = [.. Enumerable.Range(0, table.Count).Where(row => table.ArmOf(row) == arm.Name)
        .Select(row => table["benzodiazepine given (mg)"][row]).Order()];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {arm.Name,-24} {given[given.Length / 2],6:0}  {given[given.Length / 4]:0} to {given[3 * given.Length / 4]:0}"));
}

Console.WriteLine("Less than without ketamine, in the same subject (share, its 95 % interval, median difference in mg):");
foreach (PairedDifferences found in plan.Contrasts.Select(contrast => PairedDifferences.Of(table, contrast)))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {found.Contrast.Arm,-24} {found.BetterShare,6:0.000}  {found.BetterInterval.Low:0.000} to {found.BetterInterval.High:0.000}  {found.DifferenceQuantile(0.5):0.0}"));
}

Console.WriteLine("The table is " + file);
