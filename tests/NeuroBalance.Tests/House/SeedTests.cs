namespace NeuroBalance.Tests.House;

/// <summary>The texts that the project starts from stay as they were published.</summary>
public sealed class SeedTests
{
    [Fact]
    public void The_paragraph_is_verbatim()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "seeds/goldfine-2023-ketamine-alcohol.txt"));
        Assert.Equal("615c944259b6e1b1d90e66615c875f4c0eef8acb4144f0233f19db8e623703cb",
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    [Fact]
    public void Its_citation_and_terms_lie_beside_it()
    {
        string note = Repository.Read("seeds/README.md");
        Assert.Contains("10.3389/fpsyt.2023.1141836", note, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", note, StringComparison.Ordinal);
    }
}
