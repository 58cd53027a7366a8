using System.Reflection;

namespace NeuroBalance.Tests.House;

/// <summary>Libraries from different sources say so, with or without a repository.</summary>
public sealed class VersionTests
{
    [Fact]
    public void The_version_carries_the_hash_of_the_sources()
    {
        Assert.Matches("^[0-9a-f]{64}$", LibraryVersion.SourceHash);
        Assert.StartsWith($"{LibraryVersion.Number}+src.{LibraryVersion.SourceHash[..12]}", LibraryVersion.Full, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+$", LibraryVersion.Number);
    }

    [Fact]
    public void The_tool_hashes_what_it_takes_from_the_library_too()
    {
        string tool =
            typeof(NeuroBalance.Cli.CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Assert.Matches(@"^\d+\.\d+\.\d+\+src\.[0-9a-f]{12}", tool);
        Assert.DoesNotContain(LibraryVersion.SourceHash[..12], tool, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_of_other_sources_is_another_sweep() =>
        Assert.Contains("Add(\"library\", LibraryVersion.Full)", Repository.Read("src/NeuroBalance/Sweeps/Storage/SweepManifest.cs"),
            StringComparison.Ordinal);
}
