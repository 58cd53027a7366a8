using NeuroBalance;

Scenario scenario = new ScenarioBuilder("two-weeks", 21.Days())
    .Drink(14.Grams(), at: 18.Hours()).Every(0.5.Hours(), times: 12).RepeatEvery(24.Hours(), times: 14)
    .Build();
Trajectory run = scenario.Run();
double last = run.LastDrink!.Value;
Extremum withdrawal = run.Peak(Quantity.Withdrawal, from: last);

Console.WriteLine($"NMDA density a day after the last drink: {run.At(last + 24).NmdaDensity:0.000} (naive 1)");
Console.WriteLine($"Withdrawal peaks at {withdrawal.Value:0.0} of 67, {withdrawal.Time - last:0.0} h after the last drink");
