using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Land;

namespace Finops.Tests.Land;

/// <summary>A home in a temporary folder with a clock that the test sets.</summary>
internal sealed class TempHome : IDisposable
{
    /// <summary>The clock's first instant.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);

    public TempHome()
    {
        Home = new Home(Directory.CreateTempSubdirectory("finops-land-").FullName);
        Directory.CreateDirectory(Home.Temporary);
    }

    public Home Home { get; }

    public FixedClock Clock { get; } = new(Start);

    /// <summary>What the landing logged.</summary>
    public StringWriter Log { get; } = new();

    /// <summary>Lands what <paramref name="extract"/> hands over, by the real landing.</summary>
    public Task<LandingSummary> LandAsync(string source, Action<IExtraction> extract) =>
        new Landing(Home, new DuckDbSettings(), Clock, new RunLog(Log, Clock)).RunAsync(source, extraction =>
        {
            extract(extraction);
            return Task.CompletedTask;
        });

    /// <summary>A connection with the raw views of one source as a build sees them.</summary>
    public DuckDBConnection OpenRaw(string source)
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Home.Temporary);
        LandingLog.Read(connection, Home, [source]);
        RawViews.Create(connection, Home, source, RawContract.Load(connection, source).Values);
        return connection;
    }

    /// <summary>The answer of a query over the raw views as text: cells by |, rows by blank.</summary>
    public string Query(string source, string sql)
    {
        using var connection = OpenRaw(source);
        return string.Join(
            ' ',
            connection.Query(sql, reader =>
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))
                )
            )
        );
    }

    /// <summary>Every file below raw/ with the hash of its bytes.</summary>
    public IReadOnlyDictionary<string, string> RawFiles() => FilesBelow(Home.Raw);

    /// <summary>Every file below a folder with the hash of its bytes.</summary>
    public static IReadOnlyDictionary<string, string> FilesBelow(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .ToDictionary(file => Path.GetRelativePath(folder, file), Sha256.OfFile, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Home.Root, recursive: true);
}
