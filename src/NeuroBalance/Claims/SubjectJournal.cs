using System.Text;

namespace NeuroBalance.Claims;

/// <summary>
/// The file in which a study keeps its subjects as they are judged, so that one that was interrupted goes on after them: a line that says
/// what was computed, the names of the columns, a line a subject.
/// </summary>
internal sealed class SubjectJournal : IDisposable
{
    private readonly SubjectTable table;
    private readonly FileStream stream;
    private readonly long first;

    private SubjectJournal(SubjectTable table, FileStream stream, long first)
    {
        this.table = table;
        this.stream = stream;
        this.first = first;
    }

    /// <summary>Opens the file, or makes it, and shows every subject that it holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is computed: a file of anything else is refused.</param>
    /// <param name="table">The form of the lines.</param>
    /// <param name="look">Is shown the subjects from the first one on.</param>
    /// <param name="first">The number of the first subject.</param>
    /// <exception cref="InvalidDataException">The file holds another study, or none.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another study writes it.</exception>
    public static SubjectJournal Open(string path, string what, SubjectTable table, Action<SubjectRecord> look, long first = 0)
    {
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            SubjectJournal journal = new(table, stream, first);
            string head = HeadOf(what, table);
            if (stream.Length == 0) journal.Write(head);
            else journal.Resume(path, head, look);
            return journal;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds subjects, and makes sure that they are on the device.</summary>
    public void Append(IReadOnlyList<SubjectRecord> records)
    {
        StringBuilder text = new();
        foreach (SubjectRecord record in records)
        {
            text.Append(table.Write(record)).Append('\n');
        }
        Write(text.ToString());
    }

    public void Dispose() => stream.Dispose();

    /// <summary>What a file says that it holds; empty where it says nothing.</summary>
    /// <param name="path">The file.</param>
    public static string WhatIn(string path)
    {
        using StreamReader reader = new(path, Encoding.UTF8);
        return reader.ReadLine() is { } line && line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : "";
    }

    private static string HeadOf(string what, SubjectTable table) => $"# {what}\n{table.Header}\n";

    private void Write(string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    private void Resume(string path, string head, Action<SubjectRecord> look)
    {
        using StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        string[] expected = head.Split('\n');
        string? what = reader.ReadLine();
        if (what != expected[0] || reader.ReadLine() != expected[1])
        {
            throw new InvalidDataException(
                $"{path} holds another study ({what}); this one is {expected[0]}. Delete it, or choose another folder.");
        }

        long end = Encoding.UTF8.GetByteCount(head), next = first;
        // A line that was cut short, and what may stand behind it, is computed again.
        while (reader.ReadLine() is { } line && table.Read(line) is { } record && record.Member == next)
        {
            long after = end + Encoding.UTF8.GetByteCount(line) + 1;
            if (after > stream.Length) break;
            end = after;
            next++;
            look(record);
        }

        stream.SetLength(end);
        stream.Seek(0, SeekOrigin.End);
    }
}
