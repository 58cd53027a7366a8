using System.Globalization;
using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>Controls as the page's script says them.</summary>
internal static class ControlsText
{
    private static readonly string[] StructureWords = [.. Enum.GetValues<AdaptationStructure>().Select(WordOf)];

    /// <summary>The word of a structure, as files say it too.</summary>
    /// <param name="structure">The structure.</param>
    public static string WordOf(AdaptationStructure structure) => structure.ToString().ToLowerInvariant();

    /// <summary>Reads a choice; what is absent keeps its default, what is out of its range is a fault.</summary>
    /// <param name="json">An object with the names of the controls.</param>
    /// <exception cref="ScenarioException">A value is none of its control; lists every fault.</exception>
    public static Controls Read(JsonElement json)
    {
        List<Fault> faults = [];
        Controls none = new(), read = none with
        {
            Drinks = (int)Slider("drinks"),
            Days = (int)Slider("days"),
            Meal = Flag("meal", none.Meal),
            Habitual = Flag("habitual", none.Habitual),
            Stop = Word("stop", "abrupt", "taper") == "taper" ? Stop.Taper : Stop.Abrupt,
            TaperDays = (int)Slider("taperDays"),
            Benzodiazepine = Flag("benzodiazepine", none.Benzodiazepine),
            Ketamine = Flag("ketamine", none.Ketamine),
            KetamineDose = Slider("ketamineDose"),
            KetamineStart = Slider("ketamineStart"),
            KetamineHours = Slider("ketamineHours"),
            Weight = Slider("weight"),
            Sex = Word("sex", "", "female", "male") switch { "female" => Sex.Female, "male" => Sex.Male, _ => null },
            Structure = Enum.Parse<AdaptationStructure>(Word("structure", StructureWords), ignoreCase: true),
            Constants = [.. Constants()],
        };
        if (faults.Count > 0) throw new ScenarioException(faults);
        return read;

        double Slider(string name)
        {
            ControlRange range = Controls.Ranges.First(one => one.Name == name);
            if (!json.TryGetProperty(name, out JsonElement value)) return range.Default;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
                && number >= range.Least && number <= range.Greatest)
            {
                return number;
            }

            string allowed = string.Create(CultureInfo.InvariantCulture, $"{range.Least} to {range.Greatest}");
            faults.Add(new Fault(name, value.GetRawText(), "not a value of this control", allowed));
            return range.Default;
        }

        bool Flag(string name, bool otherwise)
        {
            if (!json.TryGetProperty(name, out JsonElement value)) return otherwise;
            if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
            faults.Add(new Fault(name, value.GetRawText(), "not a value of this control", "true, false"));
            return otherwise;
        }

        string Word(string name, params string[] words)
        {
            if (!json.TryGetProperty(name, out JsonElement value)) return words[0];
            if (value.ValueKind == JsonValueKind.String && words.Contains(value.GetString())) return value.GetString()!;
            faults.Add(new Fault(name, value.GetRawText(), "not a value of this control", string.Join(", ", words)));
            return words[0];
        }

        IEnumerable<NamedValue> Constants()
        {
            if (!json.TryGetProperty("constants", out JsonElement constants) || constants.ValueKind != JsonValueKind.Object) yield break;
            foreach (JsonProperty constant in constants.EnumerateObject())
            {
                if (constant.Value.ValueKind == JsonValueKind.Number)
                {
                    yield return new NamedValue(constant.Name, constant.Value.GetDouble());
                }
                else
                {
                    faults.Add(new Fault(constant.Name, constant.Value.GetRawText(), "not a number"));
                }
            }
        }
    }

    /// <summary>Writes a choice under the name <c>controls</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="controls">The choice.</param>
    public static void Write(Utf8JsonWriter writer, Controls controls)
    {
        writer.WriteStartObject("controls");
        writer.WriteNumber("drinks", controls.Drinks);
        writer.WriteNumber("days", controls.Days);
        writer.WriteBoolean("meal", controls.Meal);
        writer.WriteBoolean("habitual", controls.Habitual);
        writer.WriteString("stop", controls.Stop switch { Stop.Abrupt => "abrupt", Stop.Taper => "taper" });
        writer.WriteNumber("taperDays", controls.TaperDays);
        writer.WriteBoolean("benzodiazepine", controls.Benzodiazepine);
        writer.WriteBoolean("ketamine", controls.Ketamine);
        writer.WriteNumber("ketamineDose", controls.KetamineDose);
        writer.WriteNumber("ketamineStart", controls.KetamineStart);
        writer.WriteNumber("ketamineHours", controls.KetamineHours);
        writer.WriteNumber("weight", controls.Weight);
        writer.WriteString("sex", controls.Sex is { } sex ? sex switch { Sex.Female => "female", Sex.Male => "male" } : "");
        writer.WriteString("structure", WordOf(controls.Structure));
        writer.WriteStartObject("constants");
        foreach (NamedValue constant in controls.Constants)
        {
            writer.WriteNumber(constant.Name, constant.Value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
