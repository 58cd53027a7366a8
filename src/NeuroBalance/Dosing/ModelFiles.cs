using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The models that scenarios and plans name: shipped ones, and files beside the file that names them.</summary>
/// <remarks>A file is read once, so that all who name it have the same model.</remarks>
internal sealed class ModelFiles
{
    private const string Allowed = "a file (.md) beside this one, or a shipped model";

    private readonly string? folder;
    private readonly Dictionary<string, Model> read;

    /// <summary>The models of one file.</summary>
    /// <param name="folder">The folder of the file; null where it lies in none, and can name no others.</param>
    public ModelFiles(string? folder)
        : this(folder, new(StringComparer.Ordinal))
    {
    }

    private ModelFiles(string? folder, Dictionary<string, Model> read) => (this.folder, this.read) = (folder, read);

    /// <summary>What a scenario that is already read calls its model is that model.</summary>
    public static ModelFiles Of(Scenario scenario)
    {
        ModelFiles files = new(null);
        if (scenario.Model is { } model) files.read[NameIn(scenario)] = model;
        return files;
    }

    /// <summary>Models that lie in no folder.</summary>
    public static ModelFiles Of(IEnumerable<Model> models)
    {
        ModelFiles files = new(null);
        foreach (Model model in models)
        {
            files.read[model.Name] = model;
        }

        return files;
    }

    /// <summary>How the file of a scenario names its model.</summary>
    public static string NameIn(Scenario scenario) => scenario.ModelName.Length > 0 || scenario.Model is not { } model
        ? scenario.ModelName : ShippedModels.NameOf(model) ?? model.Name;

    /// <summary>The same models for a file that lies elsewhere.</summary>
    /// <param name="file">The file, seen from this folder.</param>
    public ModelFiles Beside(string file) =>
        new(folder is null ? null : Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, file))), read);

    /// <summary>Finds a model; what is wrong with it is reported.</summary>
    /// <param name="name">What the file calls it.</param>
    /// <param name="path">Where in the file it is named.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public EquationSet? Find(string name, string path, FaultList faults)
    {
        if (read.TryGetValue(name, out Model? known)) return new EquationSet(AdaptationStructure.Own, known);
        if (ShippedModels.TryFind(name, out EquationSet shipped)) return shipped;
        string quoted = $"\"{EscapedText.Shortened(name)}\"";
        if (!name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || folder is null)
        {
            string problem = folder is null && name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
                ? "what lies in no folder cannot refer to files" : "there is no such model";
            faults.Add(path, quoted, problem, $"{Allowed}: {string.Join(", ", ShippedModels.Names)}",
                NearestName.Find(name, ShippedModels.Names));
            return null;
        }

        string file = Path.GetFullPath(Path.Combine(folder, name));
        if (read.TryGetValue(file, out known)) return new EquationSet(AdaptationStructure.Own, known);
        try
        {
            if (!File.Exists(file))
            {
                faults.Add(path, quoted, "there is no such file", $"{Allowed}: {string.Join(", ", ShippedModels.Names)}");
                return null;
            }

            return new EquationSet(AdaptationStructure.Own, read[file] = Model.Load(file, name));
        }
        catch (ModelException exception)
        {
            Report(exception, path, faults);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(path, quoted, exception.Message);
        }
        return null;
    }

    /// <summary>Reports the faults of a text.</summary>
    public static void Report(ModelException exception, string path, FaultList faults)
    {
        foreach (ModelFault fault in exception.Faults)
        {
            faults.Add(new Fault(path, $"{fault.Path}:{fault.Line}:{fault.Column}", fault.Message) { Below = fault.Shown });
        }
    }
}
