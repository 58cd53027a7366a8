using System.Globalization;
using System.Text;

namespace NeuroBalance.Benchmarks;

/// <summary>The text of a model of any size: blocks of states that act on one another, each block with parameters of its own.</summary>
internal static class GeneratedText
{
    /// <summary>The states of a block, of which half have an exponential or a logarithm in their rate, about as in MODEL.md.</summary>
    public const int StatesOfABlock = 28;

    /// <summary>A text of so many blocks.</summary>
    public static string Of(int blocks)
    {
        StringBuilder text = new("# Blocks\n\n## States\n\n| symbol | unit | initial |\n|---|---|---|\n");
        for (int i = 0; i < blocks * StatesOfABlock; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| y{i} | 1 | 1 |\n");
        }

        text.Append("\n## Parameters\n\n| symbol | value | unit |\n|---|---|---|\n");
        for (int b = 0; b < blocks; b++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| g{b} | {0.3 + (0.01 * b)} | 1 |\n| c{b} | {1.5 + (0.01 * b)} | 1 |\n| q{b} | 0.2 | 1/h |\n| t{b} | {6 + b} | h |\n");
        }

        text.Append("\n```equations\n");
        for (int i = 0; i < blocks * StatesOfABlock; i++)
        {
            int block = i / StatesOfABlock, place = i % StatesOfABlock, first = block * StatesOfABlock;
            int before = first + ((place + StatesOfABlock - 1) % StatesOfABlock), other = first + ((place + 5) % StatesOfABlock);
            string rate = (place % 4) switch
            {
                0 => $"(exp(-g{block}*y{before}*y{other}) - y{i})/t{block}",
                1 => $"q{block}*c{block}*y{before}/(y{before} + c{block}) - y{i}/t{block}",
                2 => $"(ln(1 + y{before}^2) - y{i})/t{block} + q{block}*y{other}*(c{block} - y{i})",
                _ => $"q{block}*(y{before} - y{i}) + q{block}*g{block}*max(0, 1 - y{other})*(1 - y{i})",
            };
            text.Append(CultureInfo.InvariantCulture, $"dy{i} = {rate}\n");
        }

        return text.Append("```\n").ToString();
    }
}
