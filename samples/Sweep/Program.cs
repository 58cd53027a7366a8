using System.Globalization;
using DuckDB.NET.Data;
using NeuroBalance.Samples;

// Dose x duration of drinking against peak withdrawal: a grid, its heat map, and the same table asked in SQL.
string folder = Tool.Folder("sweep"), results = Path.Combine(folder, "results");
Tool.Run("sweep", Path.Combine(AppContext.BaseDirectory, "plan.json"), "--out", results, "--quiet");
Tool.Run(
    "summarize", results, "--plot", Path.Combine(folder, "dose-and-duration.png"), "--title", "The more and the longer, the worse the withdrawal",
    "--x-label", "days of drinking", "--y-label", "drinks a day (14 g)");

using DuckDBConnection connection = new("Data Source=:memory:");
connection.Open();
using DuckDBCommand command = connection.CreateCommand();
command.CommandText = $"""
    select "events[0].repeatCount" as days, min("events[0].count") as drinks
    from read_parquet('{results}/part-*.parquet') where "peak withdrawal" >= 10 group by days order by days
    """;
Console.WriteLine("\nDrinks a day from which withdrawal reaches 10, by days of drinking (SQL through DuckDB):");
using DuckDBDataReader reader = command.ExecuteReader();
while (reader.Read()) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reader.GetDouble(0),3:0} days: {reader.GetDouble(1):0}"));
Console.WriteLine("\nThe figure and the results are in " + folder);
