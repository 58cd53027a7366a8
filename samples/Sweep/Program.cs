using System.Globalization;
using DuckDB.NET.Data;
using NeuroBalance;

// Dose x duration of drinking against peak withdrawal: a grid of 252 members, and the same table asked in SQL.
SweepTable table = Sweep.Run(SweepPlan.Load(Path.Combine(AppContext.BaseDirectory, "plan.json")));
string file = Path.Combine(Path.GetTempPath(), "dose-and-duration.parquet");
table.Write(file);

using DuckDBConnection connection = new("Data Source=:memory:");
connection.Open();
using DuckDBCommand command = connection.CreateCommand();
command.CommandText = $"""
    select "events[0].repeatCount" as days, min("events[0].count") as drinks
    from read_parquet('{file}') where "peak withdrawal" >= 10 group by days order by days
    """;
Console.WriteLine($"{table.Count} members, {table.Failed} failed. Drinks a day from which withdrawal reaches 10, by days of drinking (SQL through DuckDB):");
using DuckDBDataReader reader = command.ExecuteReader();
while (reader.Read())
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reader.GetDouble(0),3:0} days: {reader.GetDouble(1):0}"));
}
Console.WriteLine("The table is " + file);
