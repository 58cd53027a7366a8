using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The page's sources: complete in both languages, without a number of the model, with pictures of these bits.</summary>
public sealed partial class SourceTests
{
    private static readonly string Wwwroot = Path.Combine(Site.Root, "src", "NeuroBalance.Explorer", "wwwroot");

    [Fact]
    public void Both_languages_have_the_same_words_and_none_is_empty()
    {
        IReadOnlyDictionary<string, string> english = WordsOf("en"), german = WordsOf("de");
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), german.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Where(one => one.Key != "inEnglish"), one => Assert.NotEmpty(one.Value));
        Assert.All(german, one => Assert.NotEmpty(one.Value));
        foreach ((string key, string text) in english)
        {
            Assert.Equal(Places(text).Order(StringComparer.Ordinal), Places(german[key]).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_page_says_in_its_source_what_the_english_words_say()
    {
        IReadOnlyDictionary<string, string> english = WordsOf("en");
        MatchCollection said = Said().Matches(File.ReadAllText(Path.Combine(Wwwroot, "index.html")));
        Assert.True(said.Count > 40);
        Assert.All(said, one => Assert.Equal(english[one.Groups["key"].Value], one.Groups["text"].Value));
    }

    [Fact]
    public void The_picture_before_anything_computes_is_of_these_bits() => Assert.Equal(Poster.Text(), File.ReadAllText(Poster.Home));

    [Fact]
    public void No_default_of_a_parameter_of_its_own_stands_in_a_script()
    {
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Wwwroot, "js")).Where(file => !file.EndsWith("poster.js",
            StringComparison.Ordinal)))
        {
            string text = File.ReadAllText(file);
            found.AddRange(ParameterCatalog.All.Where(parameter => text.Contains(parameter.Key, StringComparison.Ordinal)).Select(one =>
                $"{file}: {one.Key}"));
            // Numbers that are nothing but a constant of the model: three digits that mean something.
            found.AddRange(ParameterCatalog.All.Select(one => one.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
                .Where(number => number.TrimStart('0', '.').Count(char.IsDigit) >= 3 && number.Contains('.', StringComparison.Ordinal))
                .Where(number => Regex.IsMatch(text, $@"(?<![\w.]){Regex.Escape(number)}(?![\w.])")).Select(number => $"{file}: {number}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void The_sliders_of_the_page_are_those_of_the_library()
    {
        string page = File.ReadAllText(Path.Combine(Wwwroot, "index.html"));
        Assert.All(Controls.Ranges, range => Assert.Contains(FormattableString.Invariant(
            $"data-control=\"{range.Name}\" min=\"{range.Least}\" max=\"{range.Greatest}\" step=\"{range.Step}\" value=\"{range.Default}\""),
            page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_claims_and_the_sources_of_constants_are_those_of_the_repository()
    {
        using JsonDocument facts = JsonDocument.Parse(Facts.Text());
        Assert.Equal(ParameterCatalog.All.Select(one => one.Source),
            facts.RootElement.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("source").GetString()));
        JsonElement[] claims = [.. facts.RootElement.GetProperty("claims").EnumerateArray()];
        Assert.Equal(ClaimCatalog.Default.All.Select(one => one.Quote), claims.Select(one => one.GetProperty("quote").GetString()));
        string[][] rows = [.. File.ReadAllLines(Path.Combine(Site.Root, "samples", "Claims", "robustness.csv")).Select(line =>
            line.Split(','))];
        int structure = Array.IndexOf(rows[0], "structure"), id = Array.IndexOf(rows[0], "claim"), share = Array.IndexOf(rows[0], "share");
        JsonElement[] judged = [.. claims.Where(one => one.GetProperty("judged").GetBoolean())];
        Assert.Equal(judged.Length * Enum.GetValues<AdaptationStructure>().Length, rows.Length - 1);
        Assert.All(rows.Skip(1), cells =>
        {
            JsonElement claim = Assert.Single(judged, one => one.GetProperty("id").GetString() == cells[id]);
            JsonElement said = Assert.Single(claim.GetProperty("structures").EnumerateArray(), one =>
                one.GetProperty("name").GetString() == cells[structure]);
            Assert.Equal(cells[share], said.GetProperty("share").ToString());
            Assert.Equal(ClaimCatalog.BaselineOf(Enum.Parse<AdaptationStructure>(cells[structure], ignoreCase: true))[cells[id]].ToString(),
                said.GetProperty("verdict").GetString(), ignoreCase: true);
        });
    }

    [Fact]
    public void A_choice_becomes_a_scenario_and_back()
    {
        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            Controls controls = new()
            {
                Drinks = random.Next(31),
                Days = random.Next(1, 121),
                Habitual = random.Next(2) == 0,
                Stop = (Stop)random.Next(2),
                TaperDays = random.Next(1, 21),
                Ketamine = random.Next(2) == 0,
                KetamineStart = random.Next(97),
                Benzodiazepine = random.Next(2) == 0,
                Weight = random.Next(45, 121),
            };
            Scenario scenario = ControlsScenario.Of(controls);
            Controls back = ControlsScenario.From(Scenario.Parse(scenario.ToJson()), out IReadOnlyList<string> beyond);
            Assert.Empty(beyond);
            // Two tapers of a few drinks may be the same drinks: the doses count, not what they are called.
            Assert.Equal(scenario with { Title = "" }, ControlsScenario.Of(back) with { Title = "" });
        }
    }

    [Fact]
    public void Every_name_of_the_library_that_the_page_shows_has_words()
    {
        IReadOnlyDictionary<string, string> english = WordsOf("en");
        string page = File.ReadAllText(Path.Combine(Wwwroot, "index.html"));
        string[] keys =
        [
            .. ClaimCatalog.Default.All.Select(claim => "claim_" + claim.Id.Replace('-', '_')), .. Names<AdaptationStructure>("structure_"),
            .. Names<Evidence>("evidence_"), .. Names<Verdict>("verdict_"), .. Names<Basis>("basis_"),
        ];
        Assert.Empty(keys.Except(english.Keys));
        Assert.All(Names<AdaptationStructure>(""), name => Assert.Contains($"<option value=\"{name}\"", page, StringComparison.Ordinal));
        Assert.Equal(EegRecording.Misfits, Enumerable.Range(1, EegRecording.Misfits.Count).Select(i => english[$"eegMisfit{i}"]));
        Assert.DoesNotContain($"eegMisfit{EegRecording.Misfits.Count + 1}", english.Keys);

        static IEnumerable<string> Names<T>(string before)
            where T : struct, Enum => Enum.GetNames<T>().Select(name => before + name.ToLowerInvariant());
    }

    [Fact]
    public void What_is_not_said_to_be_beyond_the_controls_runs_the_same_from_them()
    {
        int within = 0;
        foreach (string name in Scenario.Names)
        {
            Scenario scenario = Scenario.Named(name);
            Controls controls = ControlsScenario.From(scenario, out IReadOnlyList<string> beyond);
            if (beyond.Count > 0) continue;
            Assert.Equal(scenario.Run().Fingerprint, ControlsScenario.Of(controls).Run().Fingerprint);
            within++;
        }

        Assert.True(within >= 3, $"{within} scenarios");
    }

    [Fact]
    public void A_protocol_of_its_own_is_said_to_be_beyond_the_controls()
    {
        Scenario scenario = ControlsScenario.Of(new Controls { Benzodiazepine = true });
        ProtocolStart start = scenario.Events.OfType<ProtocolStart>().Single();
        Protocol protocol = Timeline.Compile(scenario).Protocols[0].Protocol with { Name = "hourly", Every = Duration.FromHours(1) };
        Scenario own = scenario with
        {
            Protocols = [protocol],
            Events = scenario.Events.Replace(start, new ProtocolStart(protocol.Name, start.At)),
        };
        ControlsScenario.From(own, out IReadOnlyList<string> said);
        Assert.Contains("protocols", said);
    }

    [Theory]
    [InlineData("dependence", "")]
    [InlineData("taper-3d", "")]
    [InlineData("adjunct-with", "")]
    [InlineData("kindling", "events,duration,output")]
    public void What_the_controls_cannot_express_is_said(string name, string beyond)
    {
        ControlsScenario.From(Scenario.Named(name), out IReadOnlyList<string> said);
        Assert.Equal(beyond, string.Join(',', said));
    }

    private static IReadOnlyDictionary<string, string> WordsOf(string language) => Words.Read(Path.Combine(Wwwroot, "js"), language).Texts;

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{\w+\}").Select(place => place.Value);

    [GeneratedRegex(@"data-t=""(?<key>\w+)""[^>]*>(?<text>[^<]+)<")]
    private static partial Regex Said();
}
