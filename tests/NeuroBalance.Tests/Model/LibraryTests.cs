using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Cli.Evidence;
using NeuroBalance.Models;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The texts that ship with the package.</summary>
public class LibraryTests
{
    private const string Folder = "tests/CrossCheck/";

    [Fact]
    public void Every_text_of_the_folder_is_a_model_by_its_name()
    {
        string[] files = Directory.GetFiles(Path.Combine(ModelText.Folder, "Library"), "*.md");
        Assert.Equal(files.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal), Model.Names);
        Assert.All(Model.Names, name => Assert.NotEmpty(Model.Named(name).Title));
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => Model.Named("two-compartment"));
        Assert.Contains("Did you mean 'two-compartments'?", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_compartments_take_less_than_25_lines_and_SciPy_finds_the_same_to_a_hundred_millionth()
    {
        Model model = Model.Named("two-compartments");
        Assert.InRange(model.Text.TrimEnd().Split('\n').Length, 1, 24);
        string[] lines = [.. Repository.Read(Folder + "two-compartments.csv").Trim().Split('\n').Where(line => line[0] != '#')];
        string[] columns = lines[0].Split(',');
        double[][] table =
            [.. lines.Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        ModelSolution run = model.Solve(48,
            [new TimedDose(0, "drug", 100), new TimedDose(6, "drug", 50), new TimedDose(6.5, "drug", 50), new TimedDose(30, "drug", 200)],
            options: new OdeOptions
            {
                RelativeTolerance = 1e-11,
                AbsoluteTolerance = [1e-13],
                OutputTimes = [.. table.Select(row => row[0])],
            });
        Assert.Equal(97, run.Times.Count);
        for (int column = 1; column < columns.Length; column++)
        {
            double[] found = run.Values(columns[column]);
            double largest = table.Max(row => row[column]);
            Assert.All(table, (row, k) => Assert.Equal(row[column], found[k], 1e-8 * largest));
        }
    }

    [Fact]
    public async Task SciPy_finds_the_committed_table_again()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), $"There is no {Python}.");
        ProcessStartInfo start = new(Python, [Path.Combine(Repository.Root, Folder + "two_compartments.py")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode == 77, await error);
        Assert.True(process.ExitCode == 0, await output + await error);
    }

    [Fact]
    public void Six_transmitters_as_text_have_the_rates_of_their_code()
    {
        Model text = Model.Load(Path.Combine(Repository.Root, "samples/YourOwnModel/qi-tretter-voit-2014.md"));
        Assert.Equal(QiTretterVoit2014.Names, text.Quantities.Select(quantity => quantity.Name));
        Assert.Equal(QiTretterVoit2014.SteadyState, text.InitialState);
        OdeFunction equations = text.Equations();
        double[] rates = new double[6], expected = new double[6];
#pragma warning disable CA5394 // Not for security: a seeded sequence is wanted.
        Random random = new(8);
        for (int k = 0; k < 500; k++)
        {
            double[] state = [.. text.InitialState.Select(value => value * Math.Exp(random.NextDouble() - 0.5))];
            equations(0, state, rates);
            QiTretterVoit2014.Equations(0, state, expected);
            double[] production = QiTretterVoit2014.Production(state);
            for (int i = 0; i < 6; i++)
            {
                Assert.Equal(expected[i], rates[i], 1e-12 * production[i]);
            }
        }
#pragma warning restore CA5394
    }
}
