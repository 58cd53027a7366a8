namespace NeuroBalance.Models;

/// <summary>The units that a text may name.</summary>
internal static class UnitNames
{
    private static readonly Dictionary<string, Unit> ByName = new(StringComparer.Ordinal)
    {
        ["1"] = Unit.One,
        ["%"] = Unit.One with { Scale = 0.01 },
        ["kg"] = new(1e3, 1, 0, 0, 0, 0),
        ["g"] = new(1, 1, 0, 0, 0, 0),
        ["mg"] = new(1e-3, 1, 0, 0, 0, 0),
        ["ug"] = new(1e-6, 1, 0, 0, 0, 0),
        ["ng"] = new(1e-9, 1, 0, 0, 0, 0),
        ["L"] = new(1, 0, 1, 0, 0, 0),
        ["dL"] = new(0.1, 0, 1, 0, 0, 0),
        ["mL"] = new(1e-3, 0, 1, 0, 0, 0),
        ["uL"] = new(1e-6, 0, 1, 0, 0, 0),
        ["d"] = new(24, 0, 0, 1, 0, 0),
        ["h"] = new(1, 0, 0, 1, 0, 0),
        ["min"] = new(1.0 / 60, 0, 0, 1, 0, 0),
        ["s"] = new(1.0 / 3600, 0, 0, 1, 0, 0),
        ["mol"] = new(1, 0, 0, 0, 1, 0),
        ["mmol"] = new(1e-3, 0, 0, 0, 1, 0),
        ["umol"] = new(1e-6, 0, 0, 0, 1, 0),
        ["nmol"] = new(1e-9, 0, 0, 0, 1, 0),
        ["M"] = new(1, 0, -1, 0, 1, 0),
        ["mM"] = new(1e-3, 0, -1, 0, 1, 0),
        ["uM"] = new(1e-6, 0, -1, 0, 1, 0),
        ["nM"] = new(1e-9, 0, -1, 0, 1, 0),
        ["points"] = new(1, 0, 0, 0, 0, 1),
    };

    /// <summary>Units as they are shown, the first that fits.</summary>
    public static IReadOnlyList<(string Name, Unit Unit)> Common { get; } = MakeCommon();

    public static IEnumerable<string> All => ByName.Keys;

    public static bool TryFind(string name, out Unit unit) => ByName.TryGetValue(name, out unit);

    private static List<(string Name, Unit Unit)> MakeCommon()
    {
        List<(string, Unit)> common = [("1", Unit.One), ("mM", ByName["mM"]), ("uM", ByName["uM"]), ("nM", ByName["nM"])];
        foreach (string time in (string[])["", "/h", "/d", "/min"])
        {
            Unit per = time.Length == 0 ? Unit.One : Unit.One / ByName[time[1..]];
            foreach (string amount in (string[])["kg", "g", "mg", "ug", "ng", "mol", "mmol", "umol"])
            {
                common.Add((amount + time, ByName[amount] * per));
                foreach (string volume in (string[])["L", "mL"])
                {
                    common.Add(($"{amount}/{volume}{time}", ByName[amount] / ByName[volume] * per));
                }
            }

            foreach (string volume in (string[])["L", "mL"])
            {
                common.Add((volume + time, ByName[volume] * per));
                common.Add(($"{volume}/kg{time}", ByName[volume] / ByName["kg"] * per));
            }

            common.Add(("points" + time, ByName["points"] * per));
            if (time.Length > 0) common.Add(("1" + time, per));
        }

        common.AddRange([("h", Unit.Hour), ("d", ByName["d"]), ("min", ByName["min"]), ("s", ByName["s"]),
            ("g/dL", ByName["g"] / ByName["dL"])]);
        return common;
    }
}
