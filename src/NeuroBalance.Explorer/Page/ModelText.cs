using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>The text of a model that runs in place of the built-in one, as the page names it with every request.</summary>
internal sealed class ModelText
{
    private const string Ending = ".md";

    private (string Name, string? Text) known;
    private Model? model;

    /// <summary>The model that a request names; null where it names none. A text is read once.</summary>
    /// <param name="request">
    /// A request; its member <c>model</c> has a name, and the text of any model that does not ship with the package.
    /// </param>
    /// <exception cref="ModelException">The text has faults, or no scenario can be run with it.</exception>
    /// <exception cref="ArgumentException">No model of that name ships with the package.</exception>
    public Model? In(JsonElement request)
    {
        if (!request.TryGetProperty("model", out JsonElement asked)) return null;
        string name = asked.GetProperty("name").GetString()!;
        string? text = asked.TryGetProperty("text", out JsonElement stated) ? stated.GetString() : null;
        if (model is not null && known == (name, text)) return model;
        Model read = text is null ? Shipped(name) : Model.Parse(text, name);
        // Whether scenarios can be run with it shows when it is asked for its parameters.
        _ = ParameterSet.Of(read);
        (known, model) = ((name, text), read);
        return read;
    }

    /// <summary>Writes what the page must know of a model under the name <c>model</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="model">The model; null for the built-in one.</param>
    public static void Write(Utf8JsonWriter writer, Model? model)
    {
        if (model is null)
        {
            writer.WriteNull("model");
            return;
        }

        writer.WriteStartObject("model");
        writer.WriteString("name", model.Name);
        writer.WriteString("title", model.Title);
        writer.Objects("parameters", model.Parameters.Where(IsItsOwn), parameter =>
            ParameterText.Write(writer, parameter.Key, parameter.Symbol, parameter.Value, parameter.Unit, (parameter.Low, parameter.High)));
        writer.WriteEndObject();
    }

    private static bool IsItsOwn(ModelParameter parameter) => ParameterCatalog.Find(parameter.Key) is not { } same
        || same.Value != parameter.Value || same.Low != parameter.Low || same.High != parameter.High;

    private static Model Shipped(string name) =>
        Model.Named(name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name);
}
