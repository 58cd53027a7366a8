using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The C# in src/NeuroBalance/Model/Equations is what MODEL.md says, to the last bit and letter.</summary>
public partial class GeneratedEquationsTests
{
    private const string Command =
        "dotnet test --project tests/NeuroBalance.Tests -- --explicit only --filter-method '*Writes_the_equations_anew'";

    private static string Folder => Path.Combine(ModelText.Folder, "Equations");

    [Fact]
    public void The_committed_code_is_written_from_the_text()
    {
        SortedDictionary<string, string> written = EquationWriter.Write(ModelText.Written);
        Assert.Equal(written.Keys, CommittedFiles().Order(StringComparer.Ordinal));
        foreach ((string file, string text) in written)
        {
            string committed = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
            Assert.True(committed == text,
                $"{file} is not what MODEL.md says. If the change of the text is meant, write the code anew: {Command}");
        }
    }

    [Fact(Explicit = true)]
    public void Writes_the_equations_anew()
    {
        foreach (string file in CommittedFiles())
        {
            File.Delete(Path.Combine(Folder, file));
        }
        foreach ((string file, string text) in EquationWriter.Write(ModelText.Written))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
            File.WriteAllText(Path.Combine(Folder, file), text);
        }
    }

    [Fact]
    public void Every_change_of_a_line_changes_the_code()
    {
        string committed = string.Concat(Written(ModelText.Graph).Values);
        foreach (LineSyntax line in ModelText.Graph.Document.Lines)
        {
            string right = ModelText.Markdown.Split('\n')[line.NamePlace.Line];
            int at = right.IndexOf('=', StringComparison.Ordinal) + 1;
            string changed = ModelText.Markdown.Replace(right, $"{right[..at]} 1.000000001*({right[at..].Split('#')[0].Trim()})",
                StringComparison.Ordinal);
            Assert.True(string.Concat(Written(ModelText.Read(changed)).Values) != committed, line.Name);
        }
    }

    // In longer methods the compiler stops inlining the lane operations, and the speed collapses.
    [Fact]
    public void No_method_holds_more_than_two_exponentials_or_logarithms()
    {
        foreach ((string file, string text) in EquationWriter.Write(ModelText.Written))
        {
            foreach (string method in text.Split("\n    private "))
            {
                Assert.True(Costly().Count(method) <= 2, $"{file}: {method.Split('\n')[0]}");
            }
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 140, $"{file}: {line}"));
        }
    }

    public static TheoryData<AdaptationStructure> Structures => new(Enum.GetValues<AdaptationStructure>());

    [Theory, MemberData(nameof(Structures))]
    public void The_interpreter_has_the_bits_of_the_code_one_at_a_time(AdaptationStructure structure) =>
        StructureEquations.Use(structure, new SameBits<Lane1>());

    [Theory, MemberData(nameof(Structures))]
    public void The_interpreter_has_the_bits_of_the_code_four_at_a_time(AdaptationStructure structure) =>
        StructureEquations.Use(structure, new SameBits<Lane4>());

    [Theory, MemberData(nameof(Structures))]
    public void The_interpreter_has_the_bits_of_the_code_eight_at_a_time(AdaptationStructure structure) =>
        StructureEquations.Use(structure, new SameBits<Lane8>());

    private static SortedDictionary<string, string> Written(ModelGraph model) => EquationWriter.Write([("AlcoholBalance", model)]);

    private static IEnumerable<string> CommittedFiles() => Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'));

    private sealed class SameBits<T> : IStructureWork<T, bool>
        where T : unmanaged, ILane<T>
    {
        public bool With<TEquations>(AdaptationStructure structure)
            where TEquations : unmanaged, IEquations<TEquations, T>
        {
            ModelGraph model = ModelText.Structures.First(one => one.Structure == structure).Model;
            IModelProgram<T> values = new GraphInterpreter<T>(model);
            T[] algebra = new T[model.Algebra.Count], scales = new T[model.Readouts.Count];
            var interpreted = new T[model.Rates.Count];
            foreach (Subject[] pack in EquationBitsTests.Hostile(seed: 31, 1000).Chunk(T.Width))
            {
                Parameters<T> parameters = default;
                Inputs<T> inputs = default;
                State<T> state = default;
                for (int lane = 0; lane < T.Width; lane++)
                {
                    Packing.SetLane(ref parameters, lane, pack[lane].Parameters);
                    Packing.SetLane(ref inputs, lane, pack[lane].Inputs);
                    Packing.SetLane(ref state, lane, pack[lane].State);
                }

                TEquations equations = TEquations.Of(in parameters);
                equations.Acting = inputs;
                Workspace<T> workspace = default;
                equations.Derivatives(in state, ref workspace, out State<T> rates);
                equations.Signals(in state, out Signals<T> signals);
                Readouts<T> readouts = equations.Readouts(in state, in signals);
                values.SetParameters(Layout.Flatten<Parameters<T>, T>(ref parameters));
                values.Rates(Layout.Flatten<Inputs<T>, T>(ref inputs), Layout.Flatten<State<T>, T>(ref state), interpreted);
                values.Algebra(Layout.Flatten<Inputs<T>, T>(ref inputs), Layout.Flatten<State<T>, T>(ref state), algebra);
                values.Readouts(Layout.Flatten<Inputs<T>, T>(ref inputs), Layout.Flatten<State<T>, T>(ref state), scales);
                Same(interpreted, Layout.Flatten<State<T>, T>(ref rates));
                Same(algebra, [.. model.Algebra.Select(line => Field(signals, line.Name))]);
                Same(scales.Where((_, i) => model.Readouts[i].Named?.Reported == true), Layout.Flatten<Readouts<T>, T>(ref readouts));
            }

            return true;
        }

        private static T Field(Signals<T> signals, string name) => (T)typeof(Signals<T>).GetField(name)!.GetValue(signals)!;
    }

    private static void Same<T>(IEnumerable<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged
    {
        T[] values = [.. expected];
        Assert.Equal(Bits(values), Bits<T>(actual));
    }

    private static long[] Bits<T>(ReadOnlySpan<T> packs)
        where T : unmanaged =>
        [.. MemoryMarshal.Cast<T, double>(packs).ToArray()
            .Select(value => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value))];

    [GeneratedRegex(@"T\.(Exp|Log)\(")]
    private static partial Regex Costly();
}
