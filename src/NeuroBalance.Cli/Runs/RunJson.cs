using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroBalance.Cli.Runs;

/// <summary>The summary of a run for programs.</summary>
internal static class RunJson
{
    /// <summary>Scenario, ending, cost and outcomes; null stands where there is no number.</summary>
    public static string Of(Trajectory run)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer =
            new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("scenario", run.Scenario.Name);
            writer.WriteString("title", run.Scenario.Title);
            writer.WriteString("status", run.Status.ToString());
            writer.WriteString("message", run.Message);
            writer.WriteNumber("hours", run.EndTime);
            writer.WriteNumber("acceptedSteps", run.Report.AcceptedSteps);
            writer.WriteNumber("rejectedSteps", run.Report.RejectedSteps);
            writer.WriteNumber("evaluations", run.Report.Evaluations);
            writer.WriteString("fingerprint", run.Fingerprint);
            writer.WriteStartArray("outcomes");
            foreach (RunOutcome outcome in run.Outcomes)
            {
                writer.WriteStartObject();
                writer.WriteString("key", outcome.Key);
                writer.WriteString("name", outcome.Name);
                writer.WriteString("unit", outcome.Unit);
                if (outcome.Caveat.Length > 0) writer.WriteString("caveat", outcome.Caveat);
                if (outcome.Value is { } value) writer.WriteNumber("value", value);
                else writer.WriteNull("value");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
