using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using NeuroBalance.Sweeps;
using Parquet.Schema;
using Xunit;

namespace NeuroBalance.Tests.Sweeps.Storage;

/// <summary>Parts of a sweep as other programs read them, and what becomes of parts that others wrote.</summary>
public sealed class ParquetTests : IDisposable
{
    private static readonly SweepColumns Columns = new()
    {
        Arms = ["one", "two"],
        Axes = ["Nmda.EthanolIc50"],
        Metrics = ["onset", "peak"],
        Units = ["mmol/L", "h", "g/L"],
        Missable = [0],
    };

    private readonly string root = Directory.CreateTempSubdirectory("parquet-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_query_counts_what_there_is_wherever_missing_values_stand(bool missingFirst)
    {
        double[] onset = [0.23, 0.34, 0.57, double.NaN, double.NaN];
        if (missingFirst) Array.Reverse(onset);
        SweepTable table = Table(5, i => onset[i]);
        table.Write(Path.Combine(root, "t.parquet"));
        Assert.Equal("3", Asked("SELECT count(*) FROM TABLE WHERE onset < 1"));
        Assert.Equal("0", Asked("SELECT count(*) FROM TABLE WHERE onset > 1"));
        Assert.Equal("0.57 0.38 3 5", Asked("SELECT max(onset), round(avg(onset), 10), count(onset), count(*) FROM TABLE"));
        Assert.Equal("2", Asked("SELECT count(*) FROM TABLE WHERE onset_status = 'NotReached'"));
        Assert.Equal("0.23 0.57 2", Asked("SELECT stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata('FILE') WHERE path_in_schema = 'onset'"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(5000)]
    public async Task Every_value_is_read_back_by_ourselves_and_by_two_other_programs(int rows)
    {
        Random random = new(rows);
        SweepTable table = Table(rows,
            _ => random.Next(
            6) switch
            { 0 => double.NaN, 1 => -0.0, 2 => 7, 3 => double.PositiveInfinity, _ => random.NextDouble() - 0.5 });
        string file = Path.Combine(root, "t.parquet");
        table.Write(file);
        SweepTable ours = ParquetReader.Read(file, Columns, rows, null);
        Assert.Equal(Lines(table), Lines(ours));
        Assert.Equal(Lines(table), AllRows(file));
        Assert.Equal(table.Numbers[1], await ByParquetNet(file, "onset"));
        Assert.Equal(table.Numbers[0], await ByParquetNet(file, Columns.Axes[0]));
    }

    [Fact]
    public void A_damaged_part_is_told_at_once_whichever_byte_is_wrong()
    {
        string file = Path.Combine(root, "t.parquet");
        Table(40, i => i % 3 == 0 ? double.NaN : i).Write(file);
        byte[] sound = File.ReadAllBytes(file);
        int told = 0, trials = 0;
        for (int at = 0; at < sound.Length; at += 2)
        {
            byte[] damaged = [.. sound];
            damaged[at] = (byte)(at % 3 == 0 ? 0xFF : sound[at] + 16);
            told += Told(file, damaged);
            trials++;
        }

        // A number may have become another number; what holds the file together may not.
        Assert.InRange(told, trials / 4, trials);
        for (int length = 0; length < sound.Length; length += 9)
        {
            Assert.Equal(1, Told(file, sound[..length]));
        }
    }

    [Fact]
    public void A_part_with_other_rows_or_columns_than_its_seal_and_manifest_tell_is_damaged()
    {
        string file = Path.Combine(root, "t.parquet");
        Table(8, i => i).Write(file);
        Assert.Equal("a column has 8 values, not 9",
            Assert.Throws<InvalidDataException>(() => ParquetReader.Read(file, Columns, 9, null)).Message);
        SweepColumns others = Columns with { Metrics = ["onset", "trough"] };
        Assert.Equal("column 6 is not 'trough' as it should be",
            Assert.Throws<InvalidDataException>(() => ParquetReader.Read(file, others, 8, null)).Message);
    }

    [Fact]
    public void An_empty_cell_stands_for_a_missing_value()
    {
        string file = Path.Combine(root, "t.csv");
        Table(2, i => i == 0 ? double.NaN : 1.5).Write(file);
        Assert.Equal(
            "member,arm,subject,Nmda.EthanolIc50,onset,peak,onset_status,status,steps\n0,one,0,20,,0,NotReached,Success,10\n1,two,0,20,1.5,1,Measured,Success,11\n", File.ReadAllText(file));
    }

    private static int Told(string file, byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        try
        {
            ParquetReader.Read(file, Columns, 40, null);
            return 0;
        }
        catch (InvalidDataException)
        {
            return 1;
        }
    }

    private static SweepTable Table(int rows, Func<int, double> onset)
    {
        SweepTable table = new(rows, Columns);
        for (int i = 0; i < rows; i++)
        {
            table.Member[i] = i;
            table.Arm![i] = Columns.Arms[i % 2];
            table.Numbers[0][i] = 20 + (i / 2 % 5);
            double value = onset(i);
            table.Numbers[1][i] = value;
            table.Numbers[2][i] = i;
            MetricStatus status = double.IsNaN(value) ? MetricStatus.NotReached : MetricStatus.Measured;
            table.End(i, i % 50 == 49 ? SweepStatus.InvalidSubject : SweepStatus.Success, 10 + i, [status, MetricStatus.Measured]);
        }

        return table;
    }

    private static string[] Lines(SweepTable table) => [.. Enumerable.Range(0, table.Count).Select(i => string.Join(
        ' ', (string[])[Text(table.Member[i]), table.Arm![i], Text(table.Member[i] / 2), .. table.Numbers.Select(column => Text(column[i])),
            $"{table.MetricStatuses[0][i]}", table.Status[i], Text(table.Steps[i])]))];

    private static string Text(object value) =>
        value is double.NaN or DBNull ? "-" : value is double number ? BitConverter.DoubleToInt64Bits(number)
            .ToString("x", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private string Asked(string question) =>
        Assert.Single(
        Rows(question.Replace("TABLE", "'FILE'", StringComparison.Ordinal)
        .Replace("FILE", Path.Combine(root, "t.parquet"), StringComparison.Ordinal), value =>
        Convert.ToString(value, CultureInfo.InvariantCulture)!));

    private static string[] AllRows(string file) => Rows($"SELECT * FROM '{file}' ORDER BY member", Text);

    private static string[] Rows(string question, Func<object, string> text)
    {
        using DuckDBConnection connection = new("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = question;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => text(reader.GetValue(i)))));
        }
        return [.. rows];
    }

    private static async Task<double[]> ByParquetNet(string file, string column)
    {
        await using global::Parquet.ParquetReader reader = await global::Parquet.ParquetReader.CreateAsync(file);
        using global::Parquet.ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        DataField field = reader.Schema.GetDataFields().Single(one => one.Name == column);
        double?[] values = new double?[group.RowCount];
        await group.ReadAsync<double>(field, values);
        return [.. values.Select(value => value ?? double.NaN)];
    }
}
