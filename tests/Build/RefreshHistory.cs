using System.Globalization;
using Finops.Build;
using Finops.Close;
using Finops.Core;
using Finops.Database;
using Finops.Tests.EndToEnd;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.Build;

/// <summary>A small company to which things happen in any order: after each, what was built from the published build is compared with a build from empty.</summary>
internal sealed class RefreshHistory : IDisposable
{
    private const string BillHeader =
        "BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,ServiceName,Tags,"
        + "BilledCost,EffectiveCost,ListCost";

    private static readonly BillingMonth October = ClosedHome.Month("2026-10");

    private readonly HomeFolder folder = new();
    private readonly FixedClock clock = new(new DateTimeOffset(2026, 11, 4, 6, 0, 0, TimeSpan.Zero));
    private readonly Random random;
    private readonly Dictionary<string, Func<Task>> steps;

    public RefreshHistory(int seed)
    {
        random = new Random(seed);
        steps = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["the vendor revises the bill"] = () => BillAsync(October),
            ["a bill of the running month"] = () => BillAsync(ClosedHome.Month("2026-11")),
            ["people move"] = () => Edit("people.csv", PeopleTable()),
            ["use without a bill"] = UseAsync,
            ["a rule"] = () => Append("allocation_rules.csv", "r{0},provider=Microsoft,even,CC-1;CC-3,,2026-0{1}-01,,tried"),
            ["a budget"] = () => Append("budgets.csv", "cost_center,CC-1,month,2026-1{2}-01,{0},USD,{1}00,,,Ann,tried"),
            ["October is closed"] = () => CloseAsync(October),
            ["October is reopened"] = () => ReopenAsync(October),
            ["a day passes"] = () => Task.CompletedTask,
        };
    }

    public IReadOnlyCollection<string> Steps => steps.Keys;

    public Home Home => folder.Home;

    private RunContext Run => new(folder.Home, new FinopsConfig { Organization = "Anything" }, clock, RunLog.Silent);

    public void Dispose() => folder.Dispose();

    public async Task BeginAsync()
    {
        InitVerb.Run(folder.Home);
        folder.Write(
            "reference/cost_centers.csv",
            "cost_center_id,name,owner,business_unit,valid_from,valid_to\nCC-1,One,Ann,Bank,2025-01-01,\nCC-2,Two,Bob,Bank,2025-01-01,\nCC-3,Three,Ann,Shop,2025-01-01,\n"
        );
        await Edit("people.csv", PeopleTable());
        await BillAsync(October);
        await BuildAsync();
    }

    /// <summary>A step by its name, or by chance.</summary>
    public async Task<string> TakeAsync(string? step = null)
    {
        step ??= steps.Keys.ElementAt(random.Next(steps.Count));
        clock.Now = clock.Now.AddHours(7);
        await steps[step]();
        return step;
    }

    /// <summary>Builds and publishes.</summary>
    public Task<BuildResult> BuildAsync() => BuildVerb.RunAsync(Run, asOf: null, CancellationToken.None);

    /// <summary>The published tables and checks that a build of the same instant from empty doesn't have as they are.</summary>
    public IReadOnlyList<string> Differences()
    {
        using var held = HomeLock.Take(folder.Home);
        var full = new WarehouseBuilder(folder.Home, Run.Config, RunLog.Silent).Build(clock.Now, isFull: true).File;
        var differences = Contents(folder.Home.WarehouseFile).Except(Contents(full), StringComparer.Ordinal).ToList();
        File.Delete(full);
        return differences;
    }

    private static List<string> Contents(string database)
    {
        using var connection = DuckDb.OpenReadOnly(database);
        var tables = connection.Query(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal AND database_name = 'warehouse' AND table_name <> 'fingerprints'",
            reader => reader.GetString(0)
        );
        return
        [
            .. tables.Select(table => $"{table} {connection.Scalar<string>($"SELECT concat_ws(':', count(*), sum(hash(t))) FROM {table} AS t")}"),
            .. connection.Query("SELECT concat_ws(' ', table_name, column_name, data_type, comment) FROM duckdb_columns() WHERE NOT internal", reader =>
                reader.GetString(0)
            ),
        ];
    }

    private async Task BillAsync(BillingMonth month)
    {
        var rows = Enumerable
            .Range(0, 8)
            .Select(_ => month.Start.AddDays(random.Next(month.End.DayNumber - month.Start.DayNumber)))
            .Select(day =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"acct,USD,{month.Start:yyyy-MM-dd}T00:00:00Z,{month.End:yyyy-MM-dd}T00:00:00Z,{day:yyyy-MM-dd}T00:00:00Z,{day.AddDays(1):yyyy-MM-dd}T00:00:00Z,Usage,"
                        + $"Microsoft,Azure OpenAI,\"{{\"\"CostCenter\"\":\"\"CC-{random.Next(1, 5)}\"\"}}\",{random.Next(1, 900) * 0.0037m},1,1"
                )
            );
        folder.Write($"drop/focus/bill-{month}.csv", $"{BillHeader}\n{string.Join('\n', rows)}\n");
        await ExtractAsync("focus", "drop/focus");
    }

    private Task UseAsync()
    {
        var lines = Enumerable
            .Range(0, random.Next(1, 9))
            .Select(number =>
                $"req_{number},2026-10-{random.Next(10, 28)}T10:00:00Z,anthropic,ann@corp.example,{random.Next(1000)},{random.Next(100)},0,0,claude-opus-4-5"
            );
        folder.Write(
            "drop/events/use.csv",
            "request_id,ts,provider,user,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,model\n" + string.Join('\n', lines) + "\n"
        );
        return ExtractAsync("usage-events", "drop/events");
    }

    private async Task ExtractAsync(string source, string files)
    {
        var outcomes = await ExtractVerb.RunAsync(Run, [source], days: null, files, CancellationToken.None);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
    }

    private string PeopleTable() =>
        "person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\n"
        + $"p1,Ann,ann@corp.example,,,IT,Bank,,CC-{random.Next(1, 4)},2025-01-01,\np2,Bob,bob@corp.example,,,IT,Bank,p1,CC-{random.Next(1, 4)},2025-01-01,\n";

    private Task Edit(string table, string text)
    {
        folder.Write($"reference/{table}", text);
        return Task.CompletedTask;
    }

    private Task Append(string table, string line)
    {
        File.AppendAllText(
            Path.Combine(folder.Home.Reference, table),
            string.Format(CultureInfo.InvariantCulture, line, (clock.Now.DayOfYear * 24) + clock.Now.Hour, random.Next(1, 9), random.Next(3)) + "\n"
        );
        return Task.CompletedTask;
    }

    private async Task CloseAsync(BillingMonth month)
    {
        if (Status(month) != "provisional")
        {
            await CloseVerb.CloseAsync(Run, month, CloseKind.Provisional, null, CancellationToken.None);
        }
    }

    private async Task ReopenAsync(BillingMonth month)
    {
        if (Status(month) == "provisional")
        {
            await CloseVerb.ReopenAsync(Run, month, "something to mend", "Ann", CancellationToken.None);
        }
    }

    private string Status(BillingMonth month)
    {
        using var connection = DuckDb.OpenReadOnly(folder.Home.WarehouseFile);
        return connection.Scalar<string>(
            $"SELECT coalesce(max(period_status), '') FROM mart_billing_periods WHERE billing_month = {Database.Sql.Date(month.Start)}"
        );
    }
}
