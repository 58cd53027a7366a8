using System.Text;
using System.Text.Json;
using NeuroBalance.Texts;
using Xunit;

namespace NeuroBalance.Tests.Texts;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("{ \"a\": \"\\ud800\" }")]
    [InlineData("{ \"\\udc00\": 1 }")]
    [InlineData("[\"\\ud800x\"]")]
    [InlineData("{ \"a\": ")]
    public void What_is_no_text_is_a_fault_of_the_file(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonText.Parse(json));

    [Fact]
    public void Whichever_byte_of_a_text_is_wrong_the_file_is_read_or_refused()
    {
        byte[] sound = Encoding.UTF8.GetBytes("""
            { "format": "two \u00e9", "words": ["a", "\ud83d\ude00", 3e2, null], "k\u0041y": { "x": "\u00fcber" } }
            """);
        int refused = 0;
        for (int at = 0; at < sound.Length; at++)
        {
            foreach (byte wrong in (byte[])[0, 0xFF, 0xC3, 0x80, (byte)'"', (byte)'\\', (byte)'9'])
            {
                byte[] damaged = [.. sound];
                damaged[at] = wrong;
                try
                {
                    using JsonDocument document = JsonText.Parse(damaged);
                    ReadAll(document.RootElement);
                }
                catch (JsonException)
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, sound.Length, sound.Length * 7);
    }

    private static void ReadAll(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            _ = element.GetString();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                ReadAll(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            _ = element.TryGetProperty("Key", out _);
            foreach (JsonProperty member in element.EnumerateObject())
            {
                _ = member.Name;
                ReadAll(member.Value);
            }
        }
    }
}
