using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuroBalance.Cli.Verification;

namespace NeuroBalance.Cli.Evidence;

/// <summary>
/// The golden runs at every lane width here, and again in processes that may not use some of the processor's instructions.
/// </summary>
internal static partial class Bits
{
    private static readonly (string Name, string[] Off)[] Machines =
    [
        ("without AVX-512", ["DOTNET_EnableAVX512", "DOTNET_EnableAVX512F", "DOTNET_EnableAVX10v1"]),
        ("without AVX2", ["DOTNET_EnableAVX2"]),
        ("without any vector instructions", ["DOTNET_EnableHWIntrinsic"]),
    ];

    public static IEnumerable<EvidenceRow> Rows(CancellationToken cancellation)
    {
        // They compute while this process does.
        Process?[] processes = [.. Machines.Select(machine => Start(machine.Off))];
        try
        {
            foreach (IGrouping<string, GoldenRun> run in GoldenRuns.Check(cancellation).GroupBy(run => run.Scenario))
            {
                yield return new EvidenceRow("Bits: golden runs at lane widths 1, 4 and 8", run.Key, EvidenceKind.Verified,
                    string.Join(", ", run.Select(one => one.Found[..16]).Distinct()), "the published hash at every width",
                        run.All(one => one.Agrees))
                {
                    Drift = Drift.Free,
                };
            }

            foreach ((Process? process, (string name, string[] off)) in processes.Zip(Machines))
            {
                yield return Row(process, name, off);
            }
        }
        finally
        {
            foreach (Process process in processes.OfType<Process>())
            {
                if (!process.HasExited) process.Kill();
                process.Dispose();
            }
        }
    }

    private static EvidenceRow Row(Process? process, string name, string[] off)
    {
        string output = process?.StandardOutput.ReadToEnd() ?? "";
        process?.WaitForExit();
        Match counted = Counted().Match(output);
        return new EvidenceRow("Bits: golden runs with instructions switched off",
            $"All of them {name} (`{string.Join("=0 ", off)}=0 neurobalance verify`)", EvidenceKind.Verified,
            counted.Success ? $"{counted.Value} with the published hashes"
                : "the tool could not start itself", "all", process?.ExitCode == ExitCode.Success)
        {
            Drift = Drift.Exact,
        };
    }

    private static Process? Start(string[] off)
    {
        // This process is the tool's own program, or the runtime that was given its library, or the tests.
        string own = Environment.ProcessPath ?? "", name = Path.GetFileName(own);
        if (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        bool isTool = name is "neurobalance" or "NeuroBalance.Cli";
        string library = Path.Combine(AppContext.BaseDirectory, "NeuroBalance.Cli.dll");
        ProcessStartInfo start = isTool ? new(own, ["verify"]) : new(name == "dotnet" ? own : "dotnet", [library, "verify"]);
        start.RedirectStandardOutput = true;
        foreach (string setting in off)
        {
            start.Environment[setting] = "0";
        }
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d+ of \d+ agree")]
    private static partial Regex Counted();
}
