using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace NeuroBalance.Texts;

/// <summary>
/// JSON that others could have written. .NET looks at the bytes of a text only when somebody asks for it, and then answers with an
/// exception that is no <see cref="JsonException"/>; here every key and text is looked at first.
/// </summary>
internal static class JsonText
{
    /// <exception cref="JsonException">The text is no JSON, no UTF-8, or has half of a surrogate pair in a key or text.</exception>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span)) throw new JsonException("the text is not UTF-8");
        Utf8JsonReader reader = new(utf8.Span);
        try
        {
            while (reader.Read())
            {
                // Only an escape can still stand for something that is no character.
                if (reader.ValueIsEscaped) reader.GetString();
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("the text has an escape that is not a character (half of a surrogate pair)", exception);
        }

        return JsonDocument.Parse(utf8);
    }

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    internal static JsonDocument Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));
}
