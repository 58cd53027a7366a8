using System.Reflection;

namespace NeuroBalance;

/// <summary>Which sources this library was built from.</summary>
public static class LibraryVersion
{
    private static readonly Assembly Library = typeof(LibraryVersion).Assembly;

    /// <summary>
    /// The version, a part of <see cref="SourceHash"/>, and the commit where the build knew one: <c>0.1.0+src.1a2b3c4d5e6f.COMMIT</c>.
    /// Libraries from different sources differ in it, also those built from an archive without a repository.
    /// </summary>
    public static string Full { get; } = Library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    /// <summary>The number alone, such as <c>0.1.0</c>.</summary>
    public static string Number { get; } = Full.Split('+')[0];

    /// <summary>SHA-256 of the names and texts of the library's source files, line ends aside: 64 hexadecimal digits.</summary>
    public static string SourceHash { get; } =
        Library.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(one => one.Key == "SourceHash")?.Value ?? "unknown";

    /// <summary>The commit that the sources come from, as far as people read it; null where the build knew none.</summary>
    public static string? Commit { get; } = Full.Split('+', '.') is [.., { Length: 40 } commit] ? commit[..9] : null;
}
