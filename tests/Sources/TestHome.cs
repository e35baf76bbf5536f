using System.Globalization;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Extract;
using Finops.Land;

namespace Finops.Tests.Sources;

/// <summary>A home in a temporary folder, with the real landing behind the source under test.</summary>
internal sealed class TestHome : IDisposable
{
    public TestHome()
    {
        Home = new Home(Directory.CreateTempSubdirectory("finops-sources-").FullName);
        Directory.CreateDirectory(Home.Temporary);
        Directory.CreateDirectory(Home.Reference);
    }

    public Home Home { get; }

    public ImpatientClock Clock { get; } = new(new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));

    /// <summary>Environment variables that the sources see; the process's own stay out.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public StringWriter Log { get; } = new();

    public string Write(string path, string text)
    {
        var full = Path.Combine(Home.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public ExtractRequest Request(SourceSettings? settings = null, DayRange? days = null, string? files = null) =>
        new(Home, settings ?? new SourceSettings(), days, files, Clock, new RunLog(Log, Clock)) { Environment = Environment.GetValueOrDefault };

    public Task<LandingSummary> LandAsync(ISource source, SourceSettings? settings = null, DayRange? days = null, string? files = null) =>
        new Landing(Home, new DuckDbSettings(), Clock, RunLog.Silent).RunAsync(source.Id, extraction =>
            source.ExtractAsync(Request(settings, days, files), extraction, TestContext.Current.CancellationToken)
        );

    /// <summary>Lands sources whose tables are checked against each other.</summary>
    public Task<IReadOnlyList<LandingSummary>> LandTogetherAsync(params ISource[] sources) =>
        new Landing(Home, new DuckDbSettings(), Clock, RunLog.Silent).RunAsync([
            .. sources.Select(source => new SourceLanding(source.Id, extraction =>
                source.ExtractAsync(Request(), extraction, TestContext.Current.CancellationToken)
            )),
        ]);

    /// <summary>Problems of a landing that is expected to be refused.</summary>
    public async Task<FinopsException> RefusedAsync(ISource source, SourceSettings? settings = null, DayRange? days = null, string? files = null) =>
        await Assert.ThrowsAsync<FinopsException>(() => LandAsync(source, settings, days, files));

    /// <summary>The answer of a query over the staging views, as text: cells by |, rows by line.</summary>
    public string Query(string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), Home.Temporary);
        var session = new BuildSession(connection, Clock.GetUtcNow());
        session.ReadRaw(Home, DateTimeOffset.MaxValue.AddYears(-1), new Dictionary<string, long>());
        foreach (var model in SchemaFiles.Below("schemas/staging").Where(file => sql.Contains(file.Name, StringComparison.Ordinal)))
        {
            connection.Execute($"CREATE OR REPLACE TEMP VIEW {model.Name} AS {model.Text}");
        }

        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))
                )
            );
        }

        return string.Join('\n', lines);
    }

    /// <summary>Every row that stands for a source, without the time of its landing, in the order of its text.</summary>
    public List<string> Rows(string source)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), Home.Temporary);
        var contracts = RawContract.Load(connection, source).Values;
        LandingLog.Read(connection, Home, [source]);
        RawViews.Create(connection, Home, source, contracts);
        return
        [
            .. contracts
                .OrderBy(contract => contract.Table, StringComparer.Ordinal)
                .SelectMany(contract =>
                    connection.Query(
                        $"SELECT CAST(line AS VARCHAR) FROM (SELECT * EXCLUDE (extracted_at_utc) FROM {contract.Table}) AS line ORDER BY 1",
                        reader => $"{contract.Table}: {reader.GetString(0)}"
                    )
                ),
        ];
    }

    public void Dispose() => Directory.Delete(Home.Root, recursive: true);
}
