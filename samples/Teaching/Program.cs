// Why the days after the last drink are dangerous, in five figures.
//   dotnet run --project samples/Teaching            the lesson
//   dotnet run --project samples/Teaching -- folder  and its figures as SVG
using System.Globalization;
using NeuroBalance;
using NeuroBalance.Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? folder = args.Length > 0 ? args[0] : null;
Trajectory evening = Simulator.Run(Scenarios.Get("evening"));
Trajectory months = Simulator.Run(Scenarios.Get("dependence"));
Trajectory taper = Simulator.Run(Scenarios.Get("taper"));
double last = months.LastDrink!.Value;

Quantity blood = Named("EthanolBlood"), balance = Named("Balance"), gaba = Named("GabaADensity"), nmda = Named("NmdaDensity");
Quantity glutamate = Named("Glutamate"), withdrawal = Named("Withdrawal");

Figure(
    1,
    "One evening: alcohol tips the balance towards inhibition",
    "Six drinks in two and a half hours. Why does the balance of this brain not rebound the next morning?",
    $"Alcohol strengthens GABA-A receptors and weakens NMDA receptors: the balance falls to {evening.Trough(balance).Value:0.0}. It is gone before the receptors have adapted: their density moved by less than one per cent ({evening.ValueAt(nmda, 24):0.000} for NMDA).",
    new LineChart("Six drinks, a naive brain", "Time after the first drink (h)", "blood alcohol (g/L), balance (ln ratio)")
        .Curve("blood alcohol", 0, 24, time => evening.ValueAt(blood, time))
        .Curve("balance", 0, 24, time => evening.ValueAt(balance, time)));

Figure(
    2,
    "Sixty days: the brain adapts against the drug",
    "Both receptors change, in opposite directions. Which way does each push the balance, and why is nothing seen of it while the person drinks?",
    $"GABA-A capacity falls to {months.ValueAt(gaba, last):0.00}, NMDA capacity rises to {months.ValueAt(nmda, last):0.00} of naive: both push towards excitation, against the drug. While alcohol is there the two cancel. Capacity here means function: counts of receptors in people are contested.",
    new LineChart("17 drinks a day for 60 days", "Time (days)", "receptor capacity (naive = 1)")
        .Curve("GABA-A", 0, 90, day => months.ValueAt(gaba, Math.Min(24 * day, months.EndTime)))
        .Curve("NMDA", 0, 90, day => months.ValueAt(nmda, Math.Min(24 * day, months.EndTime))));

double crossing = months.Crossings(balance, 0, last)[0] - last;
Figure(
    3,
    "The last drink: the counterweight stays, the drug leaves",
    "When does the balance cross zero: when the blood alcohol does, or before?",
    $"Before: at {crossing:0.0} h, with {months.ValueAt(blood, last + crossing):0.0} g/L still in the blood. Adapted receptors need alcohol only to be normal. From there on the brain is hyperexcitable.",
    new LineChart("The balance turns while alcohol is still there", "Time after the last drink (h)",
        "blood alcohol (g/L), balance (ln ratio)")
        .Curve("blood alcohol", -6, 48, hours => months.ValueAt(blood, last + hours))
        .Curve("balance", -6, 48, hours => months.ValueAt(balance, last + hours)));

Extremum surge = months.Peak(glutamate, last), worst = months.Peak(withdrawal, last);
Figure(
    4,
    "Hyperexcitability: glutamate surges, the score follows",
    "Glutamate peaks before the withdrawal score does. What does that say about when to look after a patient?",
    $"Glutamate peaks at {surge.Time - last:0} h, the score at {worst.Time - last:0} h with {worst.Value:0} of 67 points: symptoms follow excitation with a delay, so that the worst comes on the second day, when the blood has long been clear. The recovery of receptors takes days to weeks.",
    new LineChart("Excess glutamate and withdrawal", "Time after the last drink (h)", "glutamate above naive (%), score (points)")
        .Curve("glutamate above naive", 0, 168, hours => 100 * (months.ValueAt(glutamate, last + hours) - 1))
        .Curve("withdrawal score", 0, 168, hours => months.ValueAt(withdrawal, last + hours)));

Extremum tapered = taper.Peak(withdrawal, 1440);
Figure(
    5,
    "A taper: the counterweight is taken off step by step",
    "The taper lowers the peak and lengthens the course. What is gained, and what does the figure not show?",
    $"The highest score is {tapered.Value:0.0} in place of {worst.Value:0.0} points. What the figure does not show: a model is a mechanism for thinking, not advice. Tapering alcohol by oneself is dangerous; withdrawal is treated by professionals, with drugs whose doses follow the patient.",
    new LineChart("Abrupt stop against a taper over five days", "Time after day 60 (h)", "withdrawal score (points)")
        .Curve("abrupt", 0, 240, hours => months.ValueAt(withdrawal, 1440 + hours))
        .Curve("14, 11, 9, 6, 3 drinks", 0, 240, hours => taper.ValueAt(withdrawal, 1440 + hours)));

void Figure(int number, string title, string question, string answer, LineChart chart)
{
    Console.WriteLine($"{number}. {title}");
    Console.WriteLine($"   Question: {question}");
    Console.WriteLine($"   Answer:   {answer}");
    Console.WriteLine();
    if (folder is not null) chart.Save(Path.Combine(folder, $"figure-{number}.svg"));
}

static Quantity Named(string name) => Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);
