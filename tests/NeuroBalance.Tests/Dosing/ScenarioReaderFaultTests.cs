using System.Text;
using FsCheck.Xunit;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Dosing;

public class ScenarioReaderFaultTests
{
    private const string Drink = """{ "type": "drink", "amount": "14 g", "at": "8 h" }""";

    [Theory]
    [InlineData("""{ "type": "drink", "amount": 14, "at": "8 h" }""", "$.events[0].amount", "14", "unit is missing",
        "g, g/kg, drink, drinks, unit, units", "\"14 g\"")]
    [InlineData("""{ "type": "drink", "amount": "14", "at": "8 h" }""", "$.events[0].amount", "\"14\"", "unit is missing", "g/kg",
        "\"14 g\"")]
    [InlineData("""{ "type": "drink", "amount": "14 mL", "at": "8 h" }""", "$.events[0].amount", "\"14 mL\"", "'mL' does not fit", "g/kg",
        null)]
    [InlineData("""{ "type": "drink", "amount": "14 h", "at": "8 h" }""", "$.events[0].amount", "\"14 h\"", "'h' does not fit", "drink",
        null)]
    [InlineData("""{ "type": "drink", "amount": "-14 g", "at": "8 h" }""", "$.events[0].amount", "\"-14 g\"", "negative", "0 or more",
        null)]
    [InlineData("""{ "type": "drink", "amount": "1e999 g", "at": "8 h" }""", "$.events[0].amount", "\"1e999 g\"", "not finite", "g/kg",
        null)]
    [InlineData("""{ "type": "drink", "amount": "NaN g", "at": "8 h" }""", "$.events[0].amount", "\"NaN g\"", "NaN and infinity", "g/kg",
        null)]
    [InlineData("""{ "type": "drink", "amount": "Infinity", "at": "8 h" }""", "$.events[0].amount", "\"Infinity\"", "NaN and infinity",
        "g/kg", null)]
    [InlineData("""{ "type": "drink", "amount": "-\u221e g", "at": "8 h" }""", "$.events[0].amount", "\"-\u221e g\"",
        "'-' is not a number", "g/kg", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "0,9 h" }""", "$.events[0].at", "\"0,9 h\"", "point, not a comma", "min",
        "\"0.9 h\"")]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 hours" }""", "$.events[0].at", "\"8 hours\"", "'hours' does not fit",
        "s, min, h, d", "\"8 h\"")]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 H" }""", "$.events[0].at", "\"8 H\"", "'H' does not fit", "s, min, h, d",
        "\"8 h\"")]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "-1 h" }""", "$.events[0].at", "\"-1 h\"", "negative", "0 h or later", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "101 h" }""", "$.events[0].at", "\"101 h\"", "after the end: 101 h of 100 h",
        "at most 100 h", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "100.000000001 h" }""", "$.events[0].at", "\"100.000000001 h\"",
        "after the end", "at most 100 h", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "5 h after the last drink" }""", "$.events[0].at",
        "\"5 h after the last drink\"", "counted from", "<time> after last drink", "\"5 h after last drink\"")]
    [InlineData("""{ "type": "drink", "amount": "14 g" }""", "$.events[0].at", "", "'at' is missing", "8 h", null)]
    [InlineData("""{ "type": "drink", "at": "8 h" }""", "$.events[0].amount", "", "'amount' is missing", "g/kg", null)]
    [InlineData("""{ "type": "drink", "ammount": "14 g", "at": "8 h" }""", "$.events[0].ammount", "\"14 g\"", "no key 'ammount'",
        "skipAbove", "amount")]
    [InlineData("""{ "type": "drink", "Amount": "14 g", "at": "8 h" }""", "$.events[0].Amount", "\"14 g\"", "no key 'Amount'", "skipAbove",
        "amount")]
    [InlineData("""{ "type": "drinks", "amount": "14 g", "at": "8 h" }""", "$.events[0].type", "\"drinks\"", "no such type", "infusion",
        "drink")]
    [InlineData("""{ "amount": "14 g", "at": "8 h" }""", "$.events[0].type", "", "'type' is missing", "infusion", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "at": "9 h" }""", "$.events[0].at", "\"9 h\"", "more than once",
        "once", null)]
    [InlineData("\"drink\"", "$.events[0]", "\"drink\"", "not an object", "drink", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "1 h" }""", "$.events[0].count", "", "'count' is missing",
        "whole number", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "count": 2 }""", "$.events[0].every", "", "'every' is missing", "min",
        null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "1 h", "count": 2.5 }""", "$.events[0].count", "2.5",
        "not a count", "whole number from 1", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "1 h", "count": 0 }""", "$.events[0].count", "0",
        "not a count", "whole number from 1", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "1 h", "count": "17" }""", "$.events[0].count", "\"17\"",
        "not a number", "whole number from 1", "17")]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "1 h", "count": 99999999999999 }""", "$.events[0].count",
        "99999999999999", "too many", "100000", null)]
    [InlineData(
        """{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "1 s", "count": 2000, "repeatEvery": "1 s", "repeatCount": 2000 }""",
        "$.events[0].count", "4000000", "too many doses", "100000", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "0 h", "count": 2 }""", "$.events[0].every", "\"0 h\"",
        "not above 0", "1e-9 h", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "every": "10 h", "count": 11 }""", "$.events[0].count", "",
        "the last of 11 lies after the end: 108 h", "fewer", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "repeatEvery": "1 d", "repeatCount": 5 }""",
        "$.events[0].repeatCount", "", "the last of 5 lies after the end: 104 h", "fewer", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "skipAbove": "3" }""", "$.events[0].skipAbove", "\"3\"",
        "unit is missing", "g/L, mM", "\"3 g/L\"")]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "8 h", "for": "0 h" }""", "$.events[0].for", "\"0 h\"", "not above 0",
        "above 0 h", null)]
    [InlineData("""{ "type": "drink", "amount": "14 mg", "at": "8 h" }""", "$.events[0].amount", "\"14 mg\"", "'mg' does not fit", "g/kg",
        null)]
    [InlineData("""{ "type": "bolus", "drug": "ketamin", "amount": "10 mg", "at": "8 h" }""", "$.events[0].drug", "\"ketamin\"", "words",
        "\"ethanol\", \"ketamine\", \"benzodiazepine\"", "\"ketamine\"")]
    [InlineData("""{ "type": "bolus", "drug": "ketamine", "amount": "0.5 g/kg", "at": "8 h" }""", "$.events[0].amount", "\"0.5 g/kg\"",
        "'g/kg' does not fit", "mg, mg/kg", null)]
    [InlineData("""{ "type": "infusion", "drug": "ketamine", "rate": "0.2 mg/kg", "at": "8 h", "for": "1 h" }""", "$.events[0].rate",
        "\"0.2 mg/kg\"", "'mg/kg' does not fit", "mg/h, mg/kg/h", null)]
    [InlineData("""{ "type": "infusion", "drug": "ketamine", "rate": "0.2 mg/h", "amount": "1 mg", "at": "8 h", "for": "1 h" }""",
        "$.events[0]", "", "both of 'rate' and 'amount'", "one of them", null)]
    [InlineData("""{ "type": "infusion", "drug": "ketamine", "at": "8 h", "for": "1 h" }""", "$.events[0]", "",
        "neither or both of 'rate' and 'amount'", "one of them", null)]
    [InlineData("""{ "type": "infusion", "drug": "ketamine", "rate": "0.2 mg/h", "at": "8 h" }""", "$.events[0].for", "",
        "'for' is missing", "min", null)]
    [InlineData("""{ "type": "oral", "drug": "ketamine", "amount": "2 mg", "at": "8 h" }""", "$.events[0].drug", "\"ketamine\"",
        "no oral form", "benzodiazepine", null)]
    [InlineData("""{ "type": "therapy", "at": "0 h", "for": "1 d", "every": "2 d" }""", "$.events[0].every", "\"2 d\"", "no key 'every'",
        "type, at, for", null)]
    [InlineData("""{ "type": "clamp", "level": "100 g", "at": "0 h", "for": "1 d" }""", "$.events[0].level", "\"100 g\"",
        "'g' does not fit", "g/L, mM", null)]
    [InlineData("""{ "type": "clamp", "level": "-1 g/L", "at": "0 h", "for": "1 d" }""", "$.events[0].level", "\"-1 g/L\"", "negative",
        "g/L, mM", null)]
    [InlineData("""{ "type": "protocol", "name": "ciwa-lorazepan", "at": "0 h" }""", "$.events[0].name", "\"ciwa-lorazepan\"",
        "no such protocol", "ciwa-lorazepam", "ciwa-lorazepam")]
    [InlineData("""{ "type": "protocol", "name": "ciwa-lorazepam", "at": "5 h", "until": "5 h" }""", "$.events[0].until", "\"5 h\"",
        "ends before it starts", "after 'at'", null)]
    [InlineData("""{ "type": "retrieval", "at": "5 h after last drink" }""", "$.events[0].at", "\"5 h after last drink\"",
        "no drink at an absolute time", "drink event", null)]
    [InlineData("""{ "type": "drink", "amount": "14 g", "at": "5 h" }, { "type": "retrieval", "at": "6 h before first drink" }""",
        "$.events[1].at", "\"6 h before first drink\"", "1 h before the start", "within the run", null)]
    [InlineData("""{ "type": "clamp", "level": "1 g/L", "at": "0 h", "for": "10 h" }, { "type": "clamp", "level": "21.7 mM", "at": "9 h", "for": "10 h" }""", "$.events[1].at", "\"9 h\"", "overlaps the clamp of $.events[0] (0 h to 10 h)", "one after the other", null)]
    public void An_event_with_one_fault_is_reported_with_path_value_reason_allowed_values_and_suggestion(
        string events, string path, string value, string reason, string allowed, string? suggestion)
    {
        Fault fault = FaultDrill.Only(FaultDrill.File(events));
        Assert.Equal(path, fault.Path);
        Assert.Equal(value, fault.Value);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, fault.Allowed, StringComparison.Ordinal);
        Assert.Equal(suggestion, fault.Suggestion);
        Assert.Contains(fault.Message, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "duration": "1 h" }""", "$.name", "missing")]
    [InlineData("""{ "name": "Über", "duration": "1 h" }""", "$.name", "short name")]
    [InlineData("""{ "name": "", "duration": "1 h" }""", "$.name", "short name")]
    [InlineData("""{ "name": 3, "duration": "1 h" }""", "$.name", "not a text")]
    [InlineData("""{ "name": "x" }""", "$.duration", "missing")]
    [InlineData("""{ "name": "x", "duration": 24 }""", "$.duration", "unit is missing")]
    [InlineData("""{ "name": "x", "duration": "0 h" }""", "$.duration", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "-1 d" }""", "$.duration", "negative")]
    [InlineData("""{ "name": "x", "duration": "1e7 h" }""", "$.duration", "above 1000000")]
    [InlineData("""{ "name": "x", "duration": "1e300 d" }""", "$.duration", "above 1000000")]
    [InlineData("""{ "name": "x", "duration": "1 h", "event": [] }""", "$.event", "no key 'event'")]
    [InlineData("""{ "name": "x", "duration": "1 h", "events": {} }""", "$.events", "not a list")]
    [InlineData("""{ "name": "x", "duration": "1 h", "duration": "1 h" }""", "$.duration", "more than once")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "weight": 70 } }""", "$.subject.weight", "unit is missing")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "weight": "0 kg" } }""", "$.subject.weight", "below 0.5")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "sex": "male" } }""", "$.subject", "age and height missing")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "sex": "man", "age": 40, "height": "173 cm" } }""", "$.subject.sex",
        "words")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "sex": "male", "age": "40", "height": "173 cm" } }""", "$.subject.age",
        "not a number")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "sex": "male", "age": 40, "height": "5.7 ft" } }""", "$.subject.height",
        "'ft' does not fit")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "weight": "80 kg" }, "parameters": { "Subject.BodyWeight": 80 } }""",
        "$.subject.weight", "and so does $.parameters['Subject.BodyWeight']")]
    [InlineData("""{ "name": "x", "duration": "1 h", "subject": { "sex": "male", "age": 40, "height": "173 cm" }, "parameters": { "Ethanol.DistributionVolume": 0.7 } }""", "$.subject", "and so does $.parameters['Ethanol.DistributionVolume']")]
    [InlineData("""{ "name": "x", "duration": "1 h", "parameters": { "Nmda.EthanolIc50": "32" } }""", "$.parameters['Nmda.EthanolIc50']",
        "not a number")]
    [InlineData("""{ "name": "x", "duration": "1 h", "parameters": { "Nmda.EthanolIc50": 1e999 } }""", "$.parameters['Nmda.EthanolIc50']",
        "not finite")]
    [InlineData("""{ "name": "x", "duration": "1 h", "parameters": { "Nmda.EthanolIC5": 32 } }""", "$.parameters['Nmda.EthanolIC5']",
        "no parameter")]
    [InlineData("""{ "name": "x", "duration": "1 h", "parameters": { "Nmda.EthanolIc50": -1 } }""", "$.parameters['Nmda.EthanolIc50']",
        "do not allow")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "AlcoholMemry": 0.8 } }""", "$.initial.AlcoholMemry", "not a state")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "Craving": 0.8 } }""", "$.initial.Craving", "not a state")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "AlcoholMemory": 1.5 } }""", "$.initial.AlcoholMemory", "above 1")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "GabaADensity": 0 } }""", "$.initial.GabaADensity", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "EnzymeInduction": 0 } }""", "$.initial.EnzymeInduction", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "MuOpioid": 0 } }""", "$.initial.MuOpioid", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "KappaOpioid": 0 } }""", "$.initial.KappaOpioid", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "Dopamine": 0 } }""", "$.initial.Dopamine", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "1 h", "initial": { "Plasticity": 0 } }""", "$.initial.Plasticity", "not above 0")]
    [InlineData("""{ "name": "x", "duration": "1 h", "output": { } }""", "$.output", "neither or both")]
    [InlineData("""{ "name": "x", "duration": "1 h", "output": { "every": "1 h", "times": ["0 h"] } }""", "$.output", "neither or both")]
    [InlineData("""{ "name": "x", "duration": "1 h", "output": { "every": "1e-3 s" } }""", "$.output.every", "too many output times")]
    [InlineData("""{ "name": "x", "duration": "1 h", "output": { "times": ["0 h", "2 h"] } }""", "$.output.times[1]", "after the end")]
    [InlineData("""{ "name": "x", "duration": "3 h", "output": { "every": "1 h", "from": "2 h", "to": "1 h" } }""", "$.output.from",
        "after the last output time")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "ciwa-lorazepam": { "when": "Withdrawal > 15", "drug": "benzodiazepine", "route": "bolus", "dose": "2 mg" } } }""", "$.protocols['ciwa-lorazepam']", "built-in")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "when": "Withdrawl > 15", "drug": "benzodiazepine", "route": "bolus", "dose": "2 mg" } } }""", "$.protocols.mine.when", "not a state or read-out")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "when": "Withdrawal = 15", "drug": "benzodiazepine", "route": "bolus", "dose": "2 mg" } } }""", "$.protocols.mine.when", "not a condition")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "when": "Withdrawal > 15", "drug": "ketamine", "route": "oral", "dose": "2 mg" } } }""", "$.protocols.mine.route", "no oral form")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "when": "Withdrawal > 15", "drug": "benzodiazepine", "route": "bolus" } } }""", "$.protocols.mine.dose", "missing")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "watch": "Withdrawal", "every": "2 h", "drug": "benzodiazepine", "route": "bolus", "table": [[8, "1 mg"], [8, "2 mg"]] } } }""", "$.protocols.mine.table[1][0]", "do not rise")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "watch": "Withdrawal", "every": "2 h", "drug": "benzodiazepine", "route": "bolus", "table": [[8, "1 mL"]] } } }""", "$.protocols.mine.table[0][1]", "'mL' does not fit")]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "watch": "Withdrawal", "every": "2 h", "drug": "benzodiazepine", "route": "bolus", "table": [8, "1 mg"] } } }""", "$.protocols.mine.table[0]", "not a row", 2)]
    [InlineData("""{ "name": "x", "duration": "1 h", "protocols": { "mine": { "watch": "Withdrawal", "every": "2 h", "drug": "benzodiazepine", "route": "bolus", "table": [[8, "1 mg"]], "stopBelow": 8 } } }""", "$.protocols.mine", "only one of 'stopBelow'")]
    [InlineData("""{ "name": "x", "duration": "1 h", "title": "\ud800" }""", "$.title", "surrogate")]
    [InlineData("[]", "$", "not an object")]
    [InlineData("3", "$", "not an object")]
    public void A_fault_outside_the_events_is_reported_at_its_place(string text, string path, string reason, int count = 1)
    {
        ScenarioResult result = ScenarioReader.Parse(text);
        Assert.Null(result.Scenario);
        Assert.Equal(count, result.Faults.Count);
        Assert.Equal(path, result.Faults[0].Path);
        Assert.Contains(reason, result.Faults[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n\t ", "empty")]
    [InlineData("{ \"name\": \"x\",\n  \"duration\": \"1 h\"", "line 2, column 20: the text ends too early")]
    [InlineData("{ \"name\": \"x", "ends too early")]
    [InlineData("{ \"name\": \"x\", }", "a comma follows the last entry")]
    [InlineData("{ \"name\": [1, ] }", "a comma follows the last entry")]
    [InlineData("{ // drinks\n }", "comments are not accepted")]
    [InlineData("{ \"name\": /* x */ \"x\" }", "comments are not accepted")]
    [InlineData("{ 'name': 1 }", "double quotes")]
    [InlineData("{ \"name\": \"x\" } {}", "line 1, column 17: '{' does not fit here")]
    [InlineData("{ \"name\": \"a\nb\" }", "a text holds a line end")]
    [InlineData("name: x", "does not fit here")]
    public void A_text_that_is_not_JSON_is_reported_with_line_and_column(string text, string reason) =>
        Assert.Contains(reason, FaultDrill.Only(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void NaN_and_infinity_as_JSON_numbers_are_reported_at_their_place(string number)
    {
        Fault fault = FaultDrill.Only(FaultDrill.File(Drink, $$"""  "initial": { "AlcoholMemory": {{number}} }"""));
        Assert.Equal("$.initial.AlcoholMemory", fault.Path);
        Assert.Contains("NaN and infinity are not accepted", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_breaks_off_anywhere_is_reported_and_never_throws()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Scenarios.Json("adjunct-with").TrimEnd());
        for (int length = 0; length < whole.Length; length++)
        {
            ScenarioResult result = ScenarioReader.Parse(whole.AsSpan(0, length));
            Assert.Null(result.Scenario);
            Assert.Single(result.Faults);
        }
    }

    [Property(MaxTest = 400)]
    public void A_damaged_file_is_reported_or_read_and_never_throws(int seed)
    {
        Random random = new(seed);
        byte[] file = Encoding.UTF8.GetBytes(Scenarios.Json(Scenarios.Names[random.Next(Scenarios.Names.Length)]));
        string[] scraps = ["\"", "{", "]", ",", "-", "1e999", "NaN", "null", "1e300 h", "-1 h", "0 h", "\"at\": ", "\\ud800", "\0", "5e8",
            "true", " after last drink"];
        for (int hits = random.Next(1, 4); hits > 0; hits--)
        {
            int at = random.Next(file.Length);
            int end = Math.Min(file.Length, at + random.Next(12));
            file = [.. file[..at], .. Encoding.UTF8.GetBytes(scraps[random.Next(scraps.Length)]), .. file[end..]];
        }

        ScenarioResult result = ScenarioReader.Parse(file);
        Assert.Equal(result.Faults.Count == 0, result.Scenario is not null);
        Assert.All(result.Faults, fault => Assert.StartsWith("$", fault.Path, StringComparison.Ordinal));
        if (result.Scenario is { } scenario)
        {
            Timeline timeline = Timeline.Compile(scenario);
            Assert.All(timeline.Occurrences, one => Assert.InRange(one.Time, 0, timeline.EndHours));
            Assert.All(scenario.Output.Resolve(timeline), time => Assert.InRange(time, 0, timeline.EndHours));
            Assert.Equal(scenario, ScenarioReader.Parse(scenario.ToJson()).Scenario);
        }
    }

    [Fact]
    public void Deep_nesting_is_reported_and_does_not_overflow_the_stack()
    {
        string deep = new string('[', 100_000);
        Assert.Contains("nested deeper", FaultDrill.Only($$"""{ "name": {{deep}}""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_reported()
    {
        byte[] utf16 = Encoding.Unicode.GetBytes(FaultDrill.File(Drink));
        byte[] latin1 = Encoding.Latin1.GetBytes("{ \"name\": \"x\", \"duration\": \"1 h\", \"title\": \"Weiß\" }");
        foreach (byte[] bytes in (byte[][])[utf16, [0xFF, 0xFE, .. utf16], latin1])
        {
            Assert.Contains("not UTF-8", Assert.Single(ScenarioReader.Parse(bytes).Faults).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_accepted() =>
        Assert.NotNull(ScenarioReader.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(FaultDrill.File(Drink))]).Scenario);

    [Fact]
    public void All_faults_of_a_file_are_reported_together()
    {
        ScenarioResult result = ScenarioReader.Parse(
            """
            {
              "name": "Many Faults",
              "duration": "100 h",
              "colour": "red",
              "subject": { "weight": 70, "sex": "mail", "age": 40, "height": "173 cm" },
              "initial": { "AlcoholMemory": 2 },
              "events": [
                { "type": "drink", "amount": "14 g", "at": "8 h" },
                { "type": "drink", "amount": "-1 g", "at": "101 h" },
                { "type": "bolus", "drug": "ketamine", "amount": 10, "at": "34 h after last drink", "at": "1 h" },
                { "type": "infusion", "drug": "ketamine", "rate": "0,2 mg/kg/h", "at": "200 h after last drink", "for": "2 d" },
                { "type": "clmp", "level": "1 g/L", "at": "0 h", "for": "1 h" },
                { "type": "protocol", "name": "mine", "at": "0 h" }
              ],
              "protocols": { "mine": { "watch": "Withdrawal", "every": "0 h", "drug": "benzodiazepine", "route": "bolus", "table": [] } },
              "output": { "every": "1 hour" }
            }
            """);
        string[] expected =
        [
            "$.colour", "$.events[1].amount", "$.events[1].at", "$.events[2].amount", "$.events[2].at", "$.events[3].rate",
                "$.events[4].type",
            "$.initial.AlcoholMemory", "$.name", "$.output.every", "$.protocols.mine.every", "$.protocols.mine.table", "$.subject.sex",
                "$.subject.weight",
        ];
        Assert.Equal(expected, result.Faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Too_many_doses_in_all_are_refused_before_they_are_unrolled()
    {
        string many = """{ "type": "drink", "amount": "1 g", "at": "0 h", "every": "1 s", "count": 30000 }""";
        string text = FaultDrill.File(string.Join(", ", Enumerable.Repeat(many, 4))).Replace("100 h", "100 d", StringComparison.Ordinal);
        Assert.Contains("too many doses and assessments in all", FaultDrill.Only(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_assessments_are_refused_before_they_are_unrolled()
    {
        Fault fault = FaultDrill.Only(FaultDrill.File(
            """{ "type": "protocol", "name": "mine", "at": "0 h" }""",
            """ "protocols": { "mine": { "watch": "Withdrawal", "every": "1e-8 h", "drug": "benzodiazepine", "route": "bolus", "table": [[8, "1 mg"]] } } """));
        Assert.Contains("too many doses and assessments in all", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dose_at_the_start_and_at_the_end_is_given() =>
        Assert.Equal([0, 100],
            Timeline.Compile(
            FaultDrill.Sound(
            FaultDrill.File("""{ "type": "drink", "amount": "14 g", "at": "0 h", "every": "100 h", "count": 2 }"""))).Occurrences.Select(
            one => one.Time));

    [Fact]
    public void An_infusion_that_goes_on_after_the_end_is_a_warning_and_is_cut_off()
    {
        ScenarioResult result = ScenarioReader.Parse(
            FaultDrill.File("""{ "type": "infusion", "drug": "ketamine", "rate": "1 mg/h", "at": "99 h", "for": "2 h" }"""));
        Assert.Equal("$.events[0].for", Assert.Single(result.Warnings).Path);
        Assert.Equal([99.0], Timeline.Compile(result.Scenario!).Occurrences.Select(one => one.Time));
    }

    [Fact]
    public void A_parameter_outside_its_plausible_range_is_a_warning()
    {
        ScenarioResult result = ScenarioReader.Parse("""{ "name": "x", "duration": "1 h", "parameters": { "Nmda.EthanolIc50": 1e6 } }""");
        Fault warning = Assert.Single(result.Warnings);
        Assert.Equal("$.parameters['Nmda.EthanolIc50']", warning.Path);
        Assert.Contains("plausible range", warning.Message, StringComparison.Ordinal);
        Assert.Equal(1e6, result.Scenario!.ResolveParameters()["Nmda.EthanolIc50"]);
    }

    [Fact]
    public void A_mistyped_parameter_is_answered_with_the_nearest_key() =>
        Assert.Equal("Nmda.EthanolIc50",
            FaultDrill.Only("""{ "name": "x", "duration": "1 h", "parameters": { "Nmda.EthanolIC5": 32 } }""").Suggestion);

    [Fact]
    public void Clamps_that_only_touch_do_not_overlap()
    {
        Scenario scenario = FaultDrill.Sound(FaultDrill.File(
            """{ "type": "clamp", "level": "1 g/L", "at": "10 h", "for": "10 h" }, { "type": "clamp", "level": "2 g/L", "at": "0 h", "for": "10 h" }"""));
        Assert.Equal(
            [(0.0, OccurrenceKind.ClampStart, 2.0), (10, OccurrenceKind.ClampEnd, 0), (10, OccurrenceKind.ClampStart, 1), (20,
                OccurrenceKind.ClampEnd, 0)],
            Timeline.Compile(scenario).Occurrences.Select(one => (one.Time, one.Kind, one.Amount)));
    }
}
