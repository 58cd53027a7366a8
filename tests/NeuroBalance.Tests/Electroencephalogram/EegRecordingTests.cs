using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NeuroBalance.Dosing;

namespace NeuroBalance.Tests.Electroencephalogram;

/// <summary>Traces with noise: their bits, their files, and what the public entry refuses.</summary>
public sealed class EegRecordingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("eeg-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_bits_on_record()
    {
        EegRecording recording = EegRecording.Of("any", [("withdrawal", 0.8517, 1.7463)], 5, 1);
        byte[] bytes = [.. recording.Traces[0].Potential.SelectMany(value => BitConverter.GetBytes(value))];
        Assert.Equal("31AC8087EF2A0649", Convert.ToHexString(SHA256.HashData(bytes))[..16]);
    }

    [Fact]
    public void A_trace_depends_on_its_own_moment_and_the_seed_alone()
    {
        EegRecording three = EegRecording.Of("any", [("a", 1, 1), ("b", 0.8, 2), ("c", 1.3, 0.5)], 2, 4);
        Assert.Equal(EegRecording.Of("any", [("b", 0.8, 2)], 2, 4).Traces[0].Potential, three.Traces[1].Potential);
        Assert.NotEqual(EegRecording.Of("any", [("b", 0.8, 2)], 2, 5).Traces[0].Potential, three.Traces[1].Potential);
    }

    [Fact]
    public void Moments_of_a_run_have_its_tones()
    {
        Trajectory run = Scenarios.Get("evening").Run();
        EegRecording recording = EegRecording.Of(run, [Moment.Parse("0 h"), Moment.Parse("30 min after last drink")], 1);
        Assert.Equal(["0 h", "30 min after last drink"], recording.Traces.Select(trace => trace.Name));
        Assert.Equal((1.0, 1.0), (recording.Traces[0].GabaTone, recording.Traces[0].NmdaTone));
        Assert.Equal(run.At(3).GabaTone, recording.Traces[1].GabaTone);
        Assert.Equal(run.At(3).NmdaTone, recording.Traces[1].NmdaTone);
    }

    [Fact]
    public void The_table_has_512_rows_a_second_and_a_column_a_moment_and_reads_back_to_the_same_bits()
    {
        EegRecording recording = EegRecording.Of("any", [("18 h after last drink", 0.8, 2), ("0 h", 1, 1)], 2, 4);
        string path = Path.Combine(folder, "eeg.csv");
        recording.ToCsv(path);
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("Time,18 h after last drink,0 h", lines[0]);
        Assert.Equal(1 + (2 * 512), lines.Length);
        double[][] rows = [.. lines.Skip(1).Select(line => line.Split(',').Select(one => double.Parse(one, CultureInfo.InvariantCulture))
            .ToArray())];
        Assert.Equal(1.0 / 512, rows[0][0]);
        Assert.Equal(2.0, rows[^1][0]);
        Assert.Equal(recording.Traces[0].Potential, rows.Select(row => row[1]));
        Assert.Equal(recording.Traces[1].Potential, rows.Select(row => row[2]));
    }

    [Fact]
    public void The_sound_is_twenty_times_as_fast_with_a_pause_between_moments_and_one_scale()
    {
        EegRecording recording = EegRecording.Of("any", [("a", 0.8, 2), ("b", 1, 1)], 20, 4);
        string path = Path.Combine(folder, "eeg.wav");
        recording.ToWav(path);
        byte[] sound = File.ReadAllBytes(path);
        Assert.Equal("RIFF", Encoding.ASCII.GetString(sound, 0, 4));
        Assert.Equal("WAVEfmt ", Encoding.ASCII.GetString(sound, 8, 8));
        Assert.Equal(sound.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(sound.AsSpan(4)));
        Assert.Equal(10_240, BinaryPrimitives.ReadInt32LittleEndian(sound.AsSpan(24)));
        Assert.Equal(16, BinaryPrimitives.ReadInt16LittleEndian(sound.AsSpan(34)));
        int values = BinaryPrimitives.ReadInt32LittleEndian(sound.AsSpan(40)) / 2;
        // Two times 20 s at twenty times the speed, a quarter of a second between.
        Assert.Equal((2 * 10_240) + 2560, values);
        // Behind the sound stands what made it, and no date: the same sound has the same bytes.
        int end = 44 + (2 * values);
        Assert.Equal("LIST", Encoding.ASCII.GetString(sound, end, 4));
        Assert.Equal(sound.Length - end - 8, BinaryPrimitives.ReadInt32LittleEndian(sound.AsSpan(end + 4)));
        Assert.StartsWith("INFOISFT", Encoding.ASCII.GetString(sound, end + 8, 8), StringComparison.Ordinal);
        Assert.Contains("NeuroBalance " + LibraryVersion.Full + "\0", Encoding.ASCII.GetString(sound, end, sound.Length - end),
            StringComparison.Ordinal);
        for (int i = 0; i < 10_240; i += 97)
        {
            double heard = BinaryPrimitives.ReadInt16LittleEndian(sound.AsSpan(44 + (2 * i))) * 25.0 / short.MaxValue;
            Assert.Equal(recording.Traces[0].Potential[i], heard, 25.0 / short.MaxValue);
        }

        Assert.All(sound.AsSpan(44 + (2 * 10_240), 2 * 2560).ToArray(), one => Assert.Equal(0, one));
    }

    [Fact]
    public void Spikes_are_marked_where_the_trace_rises_in_an_excited_brain_and_nowhere_in_a_naive_one()
    {
        EegRecording recording = EegRecording.Of("any", [("severe", 0.7990, 2.3058), ("naive", 1, 1)], 20);
        EegTrace severe = recording.Traces[0];
        Assert.InRange(severe.SpikesPerSecond, 2.6, 3.3);
        Assert.Equal(severe.Spikes.Length / 20.0, severe.SpikesPerSecond);
        Assert.All(severe.Spikes.Zip(severe.Spikes.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 0.1));
        Assert.All(severe.Spikes, time => Assert.True(severe.Potential[(int)Math.Round(time * 512) - 1] > 4));
        Assert.Empty(recording.Traces[1].Spikes);
    }

    [Fact]
    public void Every_fault_of_the_moments_is_told_at_once()
    {
        Trajectory run = Scenarios.Get("ketamine").Run();
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => EegRecording.Of(run,
            [Moment.Parse("2 h after last drink"), Moment.Parse("99 week"), Moment.Parse("1 h"), Moment.Parse("1 h")]));
        Assert.Contains("2 h after last drink: there is no drink", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("99 weeks: the run covers 0 to 504 h", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("1 h: this moment is there twice", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EegRecording.Of(run, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => EegRecording.Of(run, [Moment.Parse("1 h")], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EegRecording.Of(run, [Moment.Parse("1 h")], 601));
        Assert.Throws<ArgumentOutOfRangeException>(() => EegRecording.Of("any", [("a", double.NaN, 1)]));
    }
}
