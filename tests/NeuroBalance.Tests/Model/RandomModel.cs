using System.Globalization;
using System.Text;

namespace NeuroBalance.Tests.Models;

/// <summary>Texts that nobody would write: random lines of everything that the language has, over one another.</summary>
internal static class RandomModel
{
#pragma warning disable CA5394 // Not for security: a seeded sequence is wanted.
    /// <summary>A valid text.</summary>
    public static string Text(int seed)
    {
        Random random = new(seed);
        int states = 1 + random.Next(5), lines = 3 + random.Next(14);
        StringBuilder text = new("## States\n| symbol | unit | initial | keeps |\n|---|---|---|---|\n");
        for (int i = 0; i < states; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| y{i} | h | 1 | {(random.Next(5) == 0 ? ">= 0" : "-")} |\n");
        }

        text.Append("## Inputs\n| symbol | unit | holds |\n|---|---|---|\n| k | 1 | ")
            .Append(random.Next(2) == 0 ? "y0" : "-").Append(" |\n## Parameters\n| symbol | value | unit |\n|---|---|---|\n")
            .Append("| p | 1.3 | 1 |\n| q | 0.4 | 1 |\n| n | 2.2 | 1 |\n```algebra\n");
        List<string> names = ["k", "p", "q", "n", "2", "0.75"];
        for (int i = 0; i < states; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x{i} = y{i}/1[h]\n");
            names.Add($"x{i}");
        }

        for (int i = 0; i < lines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i} = {Expression(random, names, 3)}\n");
            names.Add($"a{i}");
        }

        text.Append("```\n```equations\n");
        for (int i = 0; i < states; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"dy{i} = {Expression(random, names, 3)}\n");
        }

        return text.Append("```\n").ToString();
    }

    /// <summary>States of a text, with zeros, NaN and what is negative among them.</summary>
    public static IEnumerable<double[]> States(int seed, int dimension, int count)
    {
        Random random = new(seed);
        for (int k = 0; k < count; k++)
        {
            yield return
            [
                .. Enumerable.Range(0, dimension).Select(_ => random.Next(10) switch
                {
                    0 or 1 or 2 => 0.0,
                    3 => double.NaN,
                    4 => -random.NextDouble(),
                    _ => 2 * random.NextDouble(),
                }),
            ];
        }
    }

    private static string Expression(Random random, List<string> names, int depth)
    {
        // Later lines first, so that lines lie over one another.
        string Name() => names[^(1 + (int)(names.Count * Math.Pow(random.NextDouble(), 1.5)))];
        if (depth == 0) return Name();
        string Inner() => Expression(random, names, depth - 1 - random.Next(depth));
        string name = Name();
        return random.Next(16) switch
        {
            0 => $"exp(-abs({Inner()}))",
            1 => $"ln(1 + abs({Inner()}))",
            2 => $"if({name} = 0, 0, {Inner()}*exp(-{name})/{name})",
            3 => $"if(max(0, {name}) = 0, 1, ({Inner()})/(max(0, {name}) + ln(2 + abs({Inner()}))))",
            4 => $"(max(0, {name})/q)^n",
            5 => $"(abs({Inner()}) + 0.1)^{(random.Next(2) == 0 ? "1.7" : "0.5")}",
            6 => $"min({Inner()}, {Inner()})",
            7 => $"max({Inner()}, {name})",
            8 => $"if({Inner()} < {name} and not ({Inner()} = 1), {Inner()}, {Inner()})",
            9 => $"if({name} <= p or {Inner()} > q, {name}, {Inner()})",
            10 => $"({Inner()})/(1 + abs({Inner()}))",
            11 => $"-({Inner()})*({name})^3",
            12 => $"sqrt(abs({Inner()}))",
            13 => $"({Inner()}) - ({Inner()})/p",
            _ => $"({Inner()})*({Inner()}) + ({name})",
        };
    }
#pragma warning restore CA5394
}
