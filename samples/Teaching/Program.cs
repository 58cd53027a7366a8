// The lessons of the explorer as text and figures, for a class without it: question, answers, and the explanation computed now.
//   dotnet run --project samples/Teaching            the lessons
//   dotnet run --project samples/Teaching -- folder  and a figure of each step as SVG
using System.Globalization;
using System.Text.Json;
using NeuroBalance;
using NeuroBalance.Explorer;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? folder = args.Length > 0 ? args[0] : null;
int figure = 0;
foreach (JsonElement lesson in Lessons.All)
{
    Console.WriteLine($"{English(lesson.GetProperty("title"))}: {English(lesson.GetProperty("aim"))}");
    Console.WriteLine();
    foreach ((int step, JsonElement piece) in lesson.GetProperty("steps").EnumerateArray().Index())
    {
        Console.WriteLine($"   Question: {English(piece.GetProperty("question"))}");
        int right = piece.GetProperty("right").GetInt32();
        foreach ((int number, JsonElement answer) in piece.GetProperty("answers").EnumerateArray().Index())
        {
            Console.WriteLine($"     {(number == right ? "*" : " ")} {English(answer)}");
        }

        Console.WriteLine($"   Answer:   {Lessons.Filled(lesson, step, English(piece.GetProperty("explanation")), comma: false)}");
        Console.WriteLine();
        figure++;
        if (folder is not null) Draw(Lessons.RunOf(lesson, step), piece.GetProperty("focus").GetString()!, figure);
    }
}

static string English(JsonElement piece) => piece.GetProperty("en").GetString()!;

// The chart that the lesson looks at, in the week around the stop.
void Draw(Trajectory run, string focus, int number)
{
    Chart looked = Chart.All.First(chart => chart.Id == focus);
    double stop = Landmarks.EndOfAlcohol(run)?.Time ?? 0, from = Math.Max(-24, -stop), to = Math.Min(144, run.EndTime - stop);
    LineChart drawn = new(run.Scenario.Title, "Time after the last drink (h)", $"{focus} ({looked.Unit})");
    foreach (ChartCurve curve in looked.Curves)
    {
        Quantity quantity = Quantity.Parse(curve.Quantity);
        drawn.Curve(curve.Quantity, from, to, hours => curve.Scale * run.ValueAt(quantity, stop + hours));
    }

    drawn.Save(Path.Combine(folder!, $"figure-{number}.svg"));
}
