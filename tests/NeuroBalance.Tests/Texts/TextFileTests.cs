using System.Text;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Texts;

public sealed class TextFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("text-file-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Reads_a_file_up_to_the_limit_and_no_further()
    {
        string path = Path.Combine(folder, "a.txt");
        byte[] bytes = Encoding.UTF8.GetBytes(new string('x', 200_000));
        File.WriteAllBytes(path, bytes);
        Assert.True(TextFile.TryRead(path, 200_000, out byte[] read, out string problem), problem);
        Assert.Equal(bytes, read);
        Assert.False(TextFile.TryRead(path, 199_999, out read, out problem));
        Assert.Equal("larger than 199999 bytes", problem);
        Assert.Empty(read);
    }

    [Fact]
    public void An_empty_file_is_read() => Assert.True(TextFile.TryRead(Written("e.txt", []), 10, out _, out _));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "UTF-16")]
    [InlineData(new byte[] { 0x61, 0x00 }, "zero byte")]
    public void What_is_no_text_is_refused(byte[] bytes, string expected)
    {
        Assert.False(TextFile.TryRead(Written("b.txt", bytes), 10, out _, out string problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_a_missing_file_and_no_name_are_told_apart()
    {
        Assert.False(TextFile.TryRead(folder, 10, out _, out string problem));
        Assert.Equal("this is a folder", problem);
        Assert.False(TextFile.TryRead(Path.Combine(folder, "none"), 10, out _, out problem));
        Assert.Equal("there is no such file", problem);
        Assert.False(TextFile.TryRead("", 10, out _, out problem));
        Assert.Equal("the name of a file is missing", problem);
    }

    [Fact]
    public void A_device_without_end_is_left_after_its_first_block()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "The system has no /dev/zero.");
        Assert.InRange(Allocation.Of(() =>
        {
            Assert.False(TextFile.TryRead("/dev/zero", 1 << 30, out _, out string problem));
            Assert.Contains("zero byte", problem, StringComparison.Ordinal);
        }), 0, 1 << 20);
    }

    private string Written(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
