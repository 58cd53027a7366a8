using System.Text;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>Any text is either a model or faults: no other exception, no hang.</summary>
public class LanguageFuzzTests
{
    private static readonly string[] Pieces =
    [
        "(", ")", "^", "*", "/", "-", "+", "=", "<", "<=", ",", "..", "[", "]", "#", "|", "\n", "```", "```algebra\n", "## States\n",
            " sum over n = 1..900 of ",
        "if(", "max(0, ", "ln(", "exp(", "0", "1e308", "-1", "nan", "hill(", "C", "dC", "[mg/L]", "A -> C", "not ", " and ", "\t",
            "\u00b5", "\0", "\ud800",
    ];

    [Fact]
    public void Damaged_texts_bring_faults_and_nothing_else()
    {
        for (int seed = 0; seed < 10_000; seed++)
        {
            Try(seed);
        }
    }

    [Fact(Explicit = true), Trait("Category", "Drill")]
    public void A_million_damaged_texts_of_any_seeds_bring_faults_and_nothing_else()
    {
        int first = Environment.TickCount & 0x3fffffff;
        Parallel.For(first, first + 1_000_000, Try);
    }

    private static void Try(int seed)
    {
#pragma warning disable CA5394 // Not for security: a seeded sequence is wanted.
        Random random = new(seed);
        StringBuilder text = new(LanguageCases.Valid);
        for (int edits = random.Next(1, 12); edits > 0; edits--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 30), text.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length), text.ToString(at, length));
                    break;
                case 3:
                    text[at] = (char)random.Next(1, 0x250);
                    break;
                default:
                    for (int times = random.Next(1, 300); times > 0; times--)
                    {
                        text.Insert(at, Pieces[random.Next(Pieces.Length - 12)]);
                    }
                    break;
            }
        }
#pragma warning restore CA5394

        string damaged = text.ToString();
        try
        {
            IReadOnlyList<ModelFault> faults = LanguageCases.Faults(damaged);
            _ = LanguageCases.Shown(faults);
            foreach (ModelFault fault in faults)
            {
                Assert.NotEmpty(fault.ToString());
            }
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.GetType().Name}: {exception.Message}\n{damaged}", exception);
        }
    }
}
