using System.Globalization;
using System.Text;
using Finops.Core;
using Finops.Database;
using Finops.Tests.EndToEnd;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Finops.Tests.Land;

/// <summary>
/// What is landed is plain Parquet for any engine: Parquet.Net, which shares no code with DuckDB, reads every file of the sample company, of all sources, landing
/// logs included, and finds the same rows, numbers and texts in the same order.
/// </summary>
public sealed class SecondEngineTests(DemoHome demo)
{
    private static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true };

    [Fact]
    public async Task EveryLandedFile_ReadByAnotherEngine_HasTheSameValues()
    {
        var files = Directory.EnumerateFiles(demo.Folder.Home.Raw, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        var values = 0L;
        foreach (var file in files)
        {
            await using var reader = await ParquetReader.CreateAsync(file, Options, TestContext.Current.CancellationToken);
            var fields = reader.Schema.DataFields.ToList();
            var rows = 0L;
            var columns = fields.Select(_ => new List<string?>()).ToList();
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                using var part = reader.OpenRowGroupReader(group);
                rows += part.RowCount;
                foreach (var (field, column) in fields.Zip(columns))
                {
                    column.AddRange(await ReadAsync(part, field));
                }
            }

            var name = demo.Folder.Home.Relative(file);
            var flat = fields.Zip(columns).Where(column => IsFlat(column.First)).ToList();
            var row = 0;
            connection.Query($"SELECT {string.Join(", ", flat.Select(column => Sql.Name(column.First.Name)))} FROM read_parquet({Sql.Text(file)})", reader =>
            {
                for (var i = 0; i < flat.Count; i++)
                {
                    var (expected, found) = (reader.IsDBNull(i) ? null : Text(reader.GetValue(i)), row < rows ? flat[i].Second[row] : "no row");
                    Assert.True(expected == found, $"{name} {flat[i].First.Path}, row {row}: {expected ?? "NULL"} and {found ?? "NULL"}");
                }

                return row++;
            });
            Assert.True(rows == row, $"{name}: {row} and {rows} rows");
            values += rows * flat.Count;
            foreach (var (field, column) in fields.Zip(columns).Where(column => !IsFlat(column.First)))
            {
                // A list without elements has no value, and none that is NULL either.
                var found = field.MaxRepetitionLevel == 0 ? column : column.Where(value => value is not null);
                var expected = connection.Query(Query(file, field), reader => reader.IsDBNull(0) ? null : Text(reader.GetValue(0)));
                Assert.True(expected.SequenceEqual(found, StringComparer.Ordinal), $"{name} {field.Path}");
                values += expected.Count;
            }
        }

        var sources = files
            .Select(file => demo.Folder.Home.Relative(file).Split('/')[1])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var published = demo.Query("SELECT DISTINCT source FROM meta.files ORDER BY source", reader => reader.GetString(0));
        Assert.Equal(published, sources.Intersect(published, StringComparer.Ordinal));
        Assert.True(values > 500_000, string.Create(CultureInfo.InvariantCulture, $"{values} values in {files.Count} files"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{values} values in {files.Count} files of {sources.Count} sources");
    }

    private static bool IsFlat(DataField field) => field.Path.Length == 1;

    // From the outside in: a struct's member, a list's elements, a map's entries.
    private static string Query(string file, DataField field)
    {
        var steps = field.Path.ToString().Split('/');
        var sql = $"SELECT {Sql.Name(steps[0])} AS v FROM read_parquet({Sql.Text(file)})";
        for (var i = 1; i < steps.Length; i++)
        {
            (var value, i) = (steps[i], i + 1 < steps.Length ? steps[i + 1] : "") switch
            {
                ("list", "element") => ("unnest(v)", i + 1),
                ("key_value", _) => ("unnest(map_entries(v))", i),
                _ => ($"v.{Sql.Name(steps[i])}", i),
            };
            sql = $"SELECT {value} AS v FROM ({sql})";
        }

        return field.MaxRepetitionLevel == 0 ? sql : $"SELECT v FROM ({sql}) WHERE v IS NOT NULL";
    }

    private static Task<List<string?>> ReadAsync(ParquetRowGroupReader part, DataField field) =>
        field.ClrType switch
        {
            var type when type == typeof(ReadOnlyMemory<char>) => ReadAsync<ReadOnlyMemory<char>>(part, field),
            var type when type == typeof(ReadOnlyMemory<byte>) => ReadAsync<ReadOnlyMemory<byte>>(part, field),
            var type when type == typeof(bool) => ReadAsync<bool>(part, field),
            var type when type == typeof(int) => ReadAsync<int>(part, field),
            var type when type == typeof(long) => ReadAsync<long>(part, field),
            var type when type == typeof(ulong) => ReadAsync<ulong>(part, field),
            var type when type == typeof(double) => ReadAsync<double>(part, field),
            var type when type == typeof(decimal) => ReadAsync<decimal>(part, field),
            var type when type == typeof(DateOnly) => ReadAsync<DateOnly>(part, field),
            var type when type == typeof(DateTime) => ReadAsync<DateTime>(part, field),
            var type => throw new NotSupportedException($"{field.Path} is {type.Name}"),
        };

    private static async Task<List<string?>> ReadAsync<T>(ParquetRowGroupReader part, DataField field)
        where T : struct
    {
        var column = (RawColumnData<T>)await part.ReadRawColumnDataBaseAsync(field, TestContext.Current.CancellationToken);
        // A value stands where every level above it is defined.
        var levels = column.DefinitionLevels.ToArray();
        var values = column.Values.ToArray();
        var next = 0;
        return levels.Length == 0
            ? [.. values.Select(value => (string?)Text(value))]
            : [.. levels.Select(level => level == field.MaxDefinitionLevel ? Text(values[next++]) : null)];
    }

    private static string Text(object value) =>
        value switch
        {
            ReadOnlyMemory<char> text => text.ToString(),
            ReadOnlyMemory<byte> text => Encoding.UTF8.GetString(text.Span),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
