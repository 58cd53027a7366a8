using System.Reflection;
using System.Text.RegularExpressions;

namespace NeuroBalance.Tests.House;

/// <summary>The layers of the package: a room, which is a folder, uses only the rooms to its left.</summary>
public sealed class FolderOrderTests
{
    private const string Root = "src/NeuroBalance/";

    // A room uses what stands beside it and, through that, all that stands further left.
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        ["Lanes"] = [],
        ["Texts"] = ["Lanes"],
        ["Statistics"] = ["Lanes"],
        ["Integration"] = ["Texts", "Statistics"],
        ["Model"] = ["Integration"],
        ["Parameterization"] = ["Model"],
        ["Dosing"] = ["Parameterization"],
        ["Metrics"] = ["Model"],
        ["Results"] = ["Dosing", "Metrics"],
        ["Electroencephalogram"] = ["Results"],
        ["Simulation"] = ["Results"],
        ["Sweeps"] = ["Simulation"],
        ["Claims"] = ["Sweeps"],
    };

    // Rooms whose building blocks are public under their own namespace, for whoever writes a solver or a model of lanes.
    private static readonly string[] BuildingBlocks = ["Lanes", "Integration", "Model"];

    // What was in the wrong place when the rooms were made and still has to move; nothing may be added.
    private static readonly string[] StillToMove =
    [
        "Simulation/SubjectRun.cs",
    ];

    private static readonly string[] WordsOfTheDomain =
    [
        "alcohol", "ethanol", "ketamine", "benzodiazepine", "lorazepam", "gaba", "nmda", "glutamate", "receptor", "drink", "withdrawal",
            "craving", "brain",
    ];

    private static readonly CompiledRooms Package = CompiledRooms.Of(typeof(Scenario).Assembly, Root);

    [Fact]
    public void A_room_uses_only_the_rooms_to_its_left() =>
        Faults.None(UsesToTheRight(Package, Beside).Concat(ConstantsToTheRight(Package, Root, Beside))
            .Where(fault => !StillToMove.Contains(fault.Split(':')[0])));

    [Fact]
    public void Every_type_lies_in_one_known_room()
    {
        List<string> faults = [];
        foreach (Type type in Package.Types)
        {
            string[] rooms = [.. Package.Files(type).Select(file => file.Split('/')[0]).Distinct()];
            faults.AddRange(rooms.Where(room => !Beside.ContainsKey(room)).Select(room => $"{type}: {room} is not a room of the package"));
            if (rooms.Length > 1) faults.Add($"{type} is spread over {string.Join(" and ", rooms)}");
        }

        Faults.None(faults);
        Assert.Equal(Beside.Keys.Order(StringComparer.Ordinal),
            Package.Types.Select(Package.Room).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Public_types_share_one_namespace_and_internal_ones_have_the_one_of_their_room()
    {
        HashSet<string> openFiles = [.. Package.Types.Where(CompiledRooms.IsPublic).SelectMany(Package.Files)];
        List<string> faults = [];
        foreach (Type type in Package.Types.Where(type => Package.Room(type) is not null))
        {
            // A public type is called Model, which a namespace of that name would hide.
            string own = "NeuroBalance." + (Package.Room(type) is "Model" ? "Models" : Package.Room(type));
            string there = type.Namespace ?? "";

            // A file has one namespace: what is internal beside a public type has that one's.
            bool inOwn = there == own || there.StartsWith(own + ".", StringComparison.Ordinal);
            bool right = CompiledRooms.IsPublic(type)
                ? there == "NeuroBalance" || (inOwn && BuildingBlocks.Contains(Package.Room(type)))
                : inOwn || (there == "NeuroBalance" && Package.Files(type).Any(openFiles.Contains));
            if (!right && !Package.Files(type).Any(StillToMove.Contains))
            {
                faults.Add($"{string.Join(", ", Package.Files(type))}: {type}");
            }
        }

        Faults.None(faults);
    }

    [Fact]
    public void No_file_has_a_global_using_that_would_hide_what_it_uses() =>
        Assert.DoesNotContain(Repository.SourceFiles("src"),
            file => Repository.CodeOnly(Repository.Read(file)).Contains("global using", StringComparison.Ordinal));

    [Fact]
    public void The_rule_catches_every_way_to_use_a_type_to_the_right()
    {
        const string planted = "tests/NeuroBalance.Tests/House/Planted/";
        CompiledRooms rooms = CompiledRooms.Of(Assembly.GetExecutingAssembly(), planted);
        Dictionary<string, string[]> order = new(StringComparer.Ordinal) { ["Left"] = [], ["Right"] = ["Left"] };
        string[] inBodies =
        [
            "AsArgument", "AsAttribute", "AsBase", "AsConstraint", "AsField", "AsGenericArgument", "AsInterface", "AsLocal", "AsMember",
                "AsResult",
            "AsTypeOf", "InIterator", "InLambda", "OfExtension",
        ];
        Assert.Equal(inBodies.Select(name => $"Left/Uses.cs: {name}"),
            UsesToTheRight(rooms, order).Select(fault => fault.Split(" uses ")[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Left/Uses.cs: the constant RightConstants.Limit of Right", "Left/Uses.cs: the constant RightKind.Second of Right",
                "Left/Uses.cs: the name of RightThing of Right"],
            ConstantsToTheRight(rooms, planted, order).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Code_is_read_without_comments_and_texts() =>
        Assert.DoesNotContain("NeuroBalance",
            Repository.CodeOnly("// NeuroBalance.Dosing\n\"NeuroBalance.Dosing\" /* NeuroBalance.Dosing */ @\"NeuroBalance\"\"\" x"));

    [Fact]
    public void The_integrator_knows_nothing_of_what_it_integrates()
    {
        List<string> faults = [];
        foreach (string file in Repository.SourceFiles("src/NeuroBalance/Integration"))
        {
            string text = Repository.Read(file);
            faults.AddRange(WordsOfTheDomain.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
                .Select(word => $"{file}: {word}"));
        }

        Faults.None(faults);
    }

    private static IEnumerable<string> UsesToTheRight(CompiledRooms rooms, Dictionary<string, string[]> order)
    {
        foreach ((Type user, Type used) in rooms.UsesAcrossRooms())
        {
            if (!ToTheLeft(order, rooms.Room(user)!).Contains(rooms.Room(used)!))
            {
                yield return $"{rooms.Files(user).First()}: {Plain(user)} uses {Plain(used)} of {rooms.Room(used)}";
            }
        }
    }

    // The compiler writes the value of a constant, a case or a name into the user: only the source still tells where it came from.
    private static IEnumerable<string> ConstantsToTheRight(CompiledRooms rooms, string root, Dictionary<string, string[]> order)
    {
        List<(string Room, string What, string Owner, Regex Use)> constants = [];
        foreach (Type type in rooms.Types.Where(type => rooms.Room(type) is not null && !type.Name.Contains('<')))
        {
            string name = Plain(type);
            constants.Add((rooms.Room(type)!, "the name of", name, new Regex($@"\bnameof\(\s*(?:\w+\.)*{name}\b")));
            string[] fields = [.. type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(field => field.IsLiteral).Select(field => field.Name)];
            if (fields.Length > 0)
            {
                constants.Add((rooms.Room(type)!, "the constant", name,
                    new Regex($@"(?<!\.)\b{name}\.(?:{string.Join('|', fields)})\b(?!\()")));
            }
        }

        foreach (string file in Repository.SourceFiles(root.TrimEnd('/')))
        {
            string inside = file[root.Length..], room = inside.Split('/')[0], code = Repository.CodeOnly(Repository.Read(file));
            HashSet<string> left = ToTheLeft(order, room);
            foreach ((string home, string what, string owner,
                Regex use) in constants.Where(one => one.Room != room && !left.Contains(one.Room)))
            {
                if (code.Contains(owner, StringComparison.Ordinal) && use.Match(code) is { Success: true } found)
                {
                    yield return $"{inside}: {what} "
                        + $"{(found.Value.StartsWith("nameof", StringComparison.Ordinal) ? owner : found.Value)} of {home}";
                }
            }
        }
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static HashSet<string> ToTheLeft(Dictionary<string, string[]> order, string room)
    {
        HashSet<string> left = new(StringComparer.Ordinal);
        Queue<string> open = new(order.GetValueOrDefault(room, []));
        while (open.TryDequeue(out string? next))
        {
            if (left.Add(next))
            {
                foreach (string further in order[next])
                {
                    open.Enqueue(further);
                }
            }
        }

        return left;
    }
}
