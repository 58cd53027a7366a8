using System.Reflection;

namespace NeuroBalance.Plotting;

/// <summary>Who made a file.</summary>
/// <param name="Program">The tool, or this package in a program of somebody's own.</param>
/// <param name="Version">Its version with what tells builds of different sources apart.</param>
internal sealed record OriginMaker(string Program, string Version)
{
    /// <summary>What the package is called.</summary>
    public const string PackageName = "NeuroBalance.Plotting";

    /// <summary>This package, for figures that are made from code.</summary>
    public static OriginMaker Package { get; } = new(PackageName, VersionOf(typeof(OriginMaker).Assembly));

    /// <summary>The version of an assembly of ours.</summary>
    public static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
