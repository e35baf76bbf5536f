using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Cli;

/// <summary>`finops anomalies` as somebody types it.</summary>
public sealed class AnomaliesTests : IDisposable
{
    private const string Id = "2026-10-17/cost_center/CC-1100/weekend";
    private readonly HomeFolder home = new();

    public AnomaliesTests()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(home.Home.WarehouseFile)!);
        using var warehouse = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        warehouse.Execute(
            $"""
            ATTACH {Sql.Text(home.Home.WarehouseFile)} AS made;
            CREATE TABLE made.mart_cost_anomalies_daily AS
            SELECT '{Id}' AS anomaly_id, DATE '2026-10-17' AS usage_date, 'cost_center' AS scope_type, 'CC-1100' AS scope_id, 'Payments' AS scope_name,
              'seasonal' AS method, 'weekend' AS kind,
              CAST(1826.64 AS DECIMAL(38, 12)) AS actual, CAST(115.41 AS DECIMAL(38, 12)) AS expected, CAST(1711.23 AS DECIMAL(38, 12)) AS excess_usd,
                'open' AS state, CAST(NULL AS VARCHAR) AS reason;
            CREATE SCHEMA made.meta;
            CREATE TABLE made.meta.build AS SELECT 'build-1' AS build_id;
            DETACH made;
            """
        );
    }

    [Fact]
    public async Task Anomalies_ListedExplainedAndDismissed_AreKeptAsDecisions()
    {
        var listed = await Terminal.RunAsync("anomalies", "list", "--home", home.Path);
        Assert.Contains(Id, listed.Out, StringComparison.Ordinal);
        Assert.Contains("1,711.23", listed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Id, (await Terminal.RunAsync("anomalies", "list", "--from", "2026-10-18", "--home", home.Path)).Out, StringComparison.Ordinal);

        var explained = await Terminal.RunAsync("anomalies", "explain", Id, "--reason", "an agent of Ada's", "--by", "ada", "--home", home.Path);
        Assert.Equal($"{Id} is explained. It counts from the next build: finops build\n", explained.Out);
        Assert.Equal(0, (await Terminal.RunAsync("anomalies", "dismiss", Id, "--reason", "planned", "--home", home.Path)).ExitCode);

        using var connection = DuckDb.OpenMemory(new DuckDbSettings(Threads: 1), Path.GetTempPath());
        var now = DateTimeOffset.UtcNow.AddMinutes(1);
        var session = new BuildSession(connection, now);
        session.ReadRaw(home.Home, now, new Dictionary<string, long>());
        session.Materialize(ModelCatalog.Load(connection)["stg_anomalies__decisions"]);
        Assert.Equal(
            [
                "1 2026-10-17/cost_center/CC-1100/weekend explained an agent of Ada's 1711.230000000000 build-1",
                "2 2026-10-17/cost_center/CC-1100/weekend false_alarm planned 1711.230000000000 build-1",
            ],
            connection.Query(
                "SELECT concat_ws(' ', decision_number, anomaly_id, state, reason, excess_usd, build_id) FROM stg_anomalies__decisions ORDER BY 1",
                reader => reader.GetString(0)
            )
        );
    }

    [Fact]
    public async Task Explain_AnomalyThatIsNone_IsExitCode2()
    {
        var said = await Terminal.RunAsync("anomalies", "explain", "2026-10-17/person/p1/spike", "--reason", "x", "--home", home.Path);
        Assert.Equal(2, said.ExitCode);
        Assert.Contains("finops anomalies list shows them", said.Error, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => home.Dispose();
}
