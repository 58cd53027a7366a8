using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroBalance.Explorer;

/// <summary>The reference run as the page holds it: what is drawn before anything computes.</summary>
internal static class Poster
{
    /// <summary>The file of the page's source that holds it.</summary>
    public static string Home { get; } = Path.Combine(FindRoot(), "src", "NeuroBalance.Explorer", "wwwroot", "js", "poster.js");

    /// <summary>The text of that file.</summary>
    public static string Text()
    {
        Session session = new();
        JsonObject drawing = JsonNode.Parse(session.Ask("""{"ask":"draw","controls":{}}"""))!.AsObject();
        JsonObject facts = JsonNode.Parse(session.Ask("""{"ask":"facts"}"""))!.AsObject();
        drawing["charts"] = facts["charts"]!.DeepClone();
        drawing["highestScore"] = facts["highestScore"]!.DeepClone();
        drawing["numbers"] = Packed(session.Numbers);
        JsonSerializerOptions relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return $"// Written by the packer from the library; never by hand.\nexport const poster = {drawing.ToJsonString(relaxed)};\n";
    }

    // Four bytes a number: a picture of a thousand pixels shows no more.
    private static string Packed(double[] numbers)
    {
        byte[] bytes = new byte[numbers.Length * sizeof(float)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)numbers[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuroBalance.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The packer runs outside of the repository.");
    }
}
