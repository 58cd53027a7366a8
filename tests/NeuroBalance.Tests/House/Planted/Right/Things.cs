namespace NeuroBalance.Tests.House.Planted.Right;

internal class RightThing
{
    public static int Count => 1;

    public static RightThing? Nothing() => null;
}

internal interface IRightThing;

internal struct RightValue;

internal enum RightKind
{
    First,
    Second,
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class RightAttribute : Attribute;

internal static class RightConstants
{
    public const int Limit = 3;
}

internal static class RightExtensions
{
    public static int Doubled(this int value) => 2 * value;
}
