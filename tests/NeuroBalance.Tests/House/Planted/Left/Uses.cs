using NeuroBalance.Tests.House.Planted.Right;

namespace NeuroBalance.Tests.House.Planted.Left;

// Each type breaks the order of the planted rooms in one way; FolderOrderTests expects every one of them to be found.
internal sealed class AsBase : RightThing;

internal sealed class AsInterface : IRightThing;

internal sealed class AsField
{
    public RightThing? Thing = null;
}

internal sealed class AsGenericArgument
{
    public Dictionary<string, RightThing[]>? Things = null;
}

internal sealed class AsConstraint<T>
    where T : RightThing;

[Right]
internal sealed class AsAttribute;

internal static class AsArgument
{
    public static int Of(RightValue value) => value.GetHashCode();
}

internal static class AsResult
{
    public static RightValue Of() => default;
}

internal static class AsLocal
{
    public static bool Of(object value) => value is RightValue local && local.Equals(value);
}

internal static class AsMember
{
    public static int Of() => RightThing.Count;
}

internal static class AsTypeOf
{
    public static string Of() => typeof(RightThing).Name;
}

internal static class OfExtension
{
    public static int Of(int value) => value.Doubled();
}

internal static class InLambda
{
    public static Func<object?> Of() => () => RightThing.Nothing();
}

internal static class InIterator
{
    public static IEnumerable<object?> Of()
    {
        yield return RightThing.Nothing();
    }
}

internal static class AsConstant
{
    public static int Of() => RightConstants.Limit + (int)RightKind.Second;
}

internal static class AsName
{
    public static string Of() => nameof(RightThing);
}
