using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuroBalance.Tests.House;

/// <summary>The house as its readers find it: where things lie and how files are written.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", "benchmarks", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "global.json", "LICENSE", "NeuroBalance.sln", "README.md", "samples",
            "schemas", "seeds", "src", "tests",
    ];

    private static readonly HashSet<string> Binary =
        new(StringComparer.OrdinalIgnoreCase) { ".png", ".ttf", ".ico", ".parquet", ".wasm", ".gz" };

    [Fact]
    public void The_top_level_holds_what_the_architecture_names_and_nothing_else() =>
        Faults.None(Repository.Files().Select(file => file.Split('/')[0]).Distinct().Except(TopLevel, StringComparer.Ordinal));

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData(".ci/run")]
    [InlineData("seeds/README.md")]
    [InlineData("seeds/goldfine-2023-ketamine-alcohol.txt")]
    [InlineData("src/NeuroBalance/packages.lock.json")]
    [InlineData("src/NeuroBalance.Cli/packages.lock.json")]
    [InlineData("src/NeuroBalance.Plotting/packages.lock.json")]
    [InlineData("src/NeuroBalance.Plotting/Fonts/LICENSE-DejaVu.txt")]
    [InlineData("tests/NeuroBalance.Tests/packages.lock.json")]
    public void The_house_has(string file) => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file);

    // The page needs 100 MB of packages that come with the SDK and half a minute, its tests a browser: a build of the whole leaves them
    // out.
    private static readonly string[] OnTheirOwn =
    [
        "src/NeuroBalance.Explorer/NeuroBalance.Explorer.csproj", "tests/NeuroBalance.Explorer.Tests/NeuroBalance.Explorer.Tests.csproj",
    ];

    // Nothing but packages of the SDK's own version, which a lock file would bind to one patch of it.
    private const string WithoutLock = "src/NeuroBalance.Explorer/NeuroBalance.Explorer.csproj";

    [Fact]
    public void Every_project_is_in_the_solution_and_has_a_lock_file()
    {
        string solution = Repository.Read("NeuroBalance.sln").Replace('\\', '/');
        List<string> faults = [];
        foreach (string project in Repository.Files().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            if (solution.Contains(project, StringComparison.Ordinal) == OnTheirOwn.Contains(project))
            {
                faults.Add($"{project} is {(OnTheirOwn.Contains(project) ? "" : "not ")}in the solution");
            }
            if (project != WithoutLock
                && !File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.lock.json")))
            {
                faults.Add($"{project} has no lock file");
            }
        }

        Faults.None(faults);
    }

    [Fact]
    public void The_package_depends_on_MathNet_Numerics_alone()
    {
        MatchCollection references = PackageReference().Matches(Repository.Read("src/NeuroBalance/NeuroBalance.csproj"));
        Assert.Equal(["MathNet.Numerics"], references.Select(match => match.Groups["name"].Value));
    }

    [Fact]
    public void The_tool_and_the_page_see_the_library_as_its_users_do() =>
        Assert.Equal(["NeuroBalance.Benchmarks", "NeuroBalance.Tests"], typeof(Scenario).Assembly
            .GetCustomAttributes<InternalsVisibleToAttribute>().Select(one => one.AssemblyName).Order(StringComparer.Ordinal));

    // Whoever is shown internals of a package can do what its users cannot.
    [Fact]
    public void What_is_built_from_src_shows_its_internals_to_tests_and_benchmarks_alone()
    {
        string[] files =
        [
            .. Repository.Files().Where(file => Path.GetExtension(file) is ".csproj" or ".props" or ".targets"),
            .. Repository.SourceFiles("src"),
        ];
        Assert.Contains("src/NeuroBalance.Plotting/NeuroBalance.Plotting.csproj", files);
        Faults.None(files.SelectMany(file => ShownTo(Repository.Read(file)).Select(who => $"{file}: {who}")));
    }

    [Theory]
    [InlineData("<InternalsVisibleTo Include=\"NeuroBalance.Cli\" />", "NeuroBalance.Cli")]
    [InlineData("<InternalsVisibleTo Include=\"NeuroBalance.Tests;NeuroBalance.Explorer\" />", "NeuroBalance.Explorer")]
    [InlineData("[assembly: InternalsVisibleTo(\"NeuroBalance.Cli, PublicKey=00\")]", "NeuroBalance.Cli")]
    [InlineData("<InternalsVisibleTo Include=\"NeuroBalance.Explorer.Tests\" />", "")]
    [InlineData("<InternalsVisibleTo Include=\"NeuroBalance.Benchmarks\" />", "")]
    public void The_rule_of_internals_catches(string text, string who) => Assert.Equal(who, string.Join(' ', ShownTo(text)));

    private static IEnumerable<string> ShownTo(string text) => InternalsVisibleTo().Matches(text)
        .SelectMany(match => match.Groups["names"].Value.Split(';')).Select(name => name.Split(',')[0].Trim())
        .Where(name => name is not "NeuroBalance.Benchmarks" && !name.EndsWith("Tests", StringComparison.Ordinal));

    [Fact]
    public void No_file_names_a_path_of_one_machine()
    {
        List<string> faults = [];
        foreach ((string file, string text) in TextFiles())
        {
            if (MachinePath().Match(text) is { Success: true } path) faults.Add($"{file}: {path.Value}");
        }

        Faults.None(faults);
    }

    [Fact]
    public void Text_files_are_UTF8_without_mark_and_end_lines_with_a_line_feed()
    {
        List<string> faults = [];
        foreach ((string file, string text) in TextFiles())
        {
            // The seed is kept byte for byte as it was handed over; the solution as the SDK writes it.
            if (text.Contains('\r') && !file.EndsWith(".sln", StringComparison.Ordinal))
            {
                faults.Add($"{file} has carriage returns");
            }
            if (text.Contains('\uFFFD')) faults.Add($"{file} is not UTF-8");
        }

        Faults.None(faults);
    }

    private static IEnumerable<(string File, string Text)> TextFiles()
    {
        foreach (string file in Repository.Files().Where(file => !Binary.Contains(Path.GetExtension(file))))
        {
            yield return (file, Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Repository.Root, file))));
        }
    }

    [GeneratedRegex(@"<PackageReference Include=""(?<name>[^""]+)""")]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"InternalsVisibleTo\w*\s*(?:\(\s*|Include\s*=\s*)""(?<names>[^""]+)""")]
    private static partial Regex InternalsVisibleTo();

    [GeneratedRegex(@"(?<![\w.:/)])/(?:work|root|home/\w+|Users/\w+|mnt/\w+)/[\w.]|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
