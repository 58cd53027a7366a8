using NeuroBalance.Models;
using NeuroBalance.Texts;
using Parquet;
using Parquet.Schema;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>Tables as Apache Parquet: one row group for each block, compressed with Snappy; the same rows give the same bytes.</summary>
internal sealed class ParquetTable : ITableFormat
{
    public string Extension => ".parquet";

    public ITableWriter Create(Stream stream, SweepColumns columns) => new Writer(stream, columns);

    public SweepBlock Read(string path, SweepColumns columns, IReadOnlySet<int>? numbers = null)
    {
        try
        {
            return ReadAsync(path, columns, numbers).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is ParquetException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: not a part of a sweep ({exception.Message})", exception);
        }
    }

    private static async Task<SweepBlock> ReadAsync(string path, SweepColumns columns, IReadOnlySet<int>? numbers)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
            DataField[] fields = reader.Schema.GetDataFields();
            SweepBlock block = new((int)group.RowCount, columns, numbers);
            int at = 0;
            await group.ReadAsync<long>(fields[at++], block.Member).ConfigureAwait(false);
            if (block.Arm is { } arm) await group.ReadAsync(fields[at++], new Memory<string?>(arm)).ConfigureAwait(false);
            foreach (double[] column in block.Numbers)
            {
                // An empty array is a column that nobody asked for; the file lets it be passed over.
                if (column.Length > 0) await group.ReadAsync<double>(fields[at], column).ConfigureAwait(false);
                at++;
            }

            await group.ReadAsync(fields[at++], new Memory<string?>(block.Status)).ConfigureAwait(false);
            await group.ReadAsync<long>(fields[at], block.Steps).ConfigureAwait(false);
            return block;
        }
    }

    private sealed class Writer : ITableWriter
    {
        private readonly DataField[] fields;
        private readonly ParquetWriter writer;

        public Writer(Stream stream, SweepColumns columns)
        {
            fields = [.. columns.All.Select(FieldOf)];
            writer = ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }).GetAwaiter().GetResult();
        }

        public void Append(SweepBlock block) => AppendAsync(block).GetAwaiter().GetResult();

        public void Dispose() => writer.DisposeAsync().AsTask().GetAwaiter().GetResult();

        private static DataField FieldOf(string name) => name switch
        {
            "member" or "steps" => new DataField<long>(name),
            "arm" or "status" => new DataField(name, typeof(string), isNullable: false),
            _ => new DataField<double>(name),
        };

        private async Task AppendAsync(SweepBlock block)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            int at = 0;
            await group.WriteAsync<long>(fields[at++], block.Member).ConfigureAwait(false);
            if (block.Arm is { } arm) await group.WriteAsync(fields[at++], (IReadOnlyCollection<string>)arm).ConfigureAwait(false);
            foreach (double[] column in block.Numbers) await group.WriteAsync<double>(fields[at++], column).ConfigureAwait(false);
            await group.WriteAsync(fields[at++], (IReadOnlyCollection<string>)block.Status).ConfigureAwait(false);
            await group.WriteAsync<long>(fields[at], block.Steps).ConfigureAwait(false);
        }
    }
}
