using DuckDB.NET.Data;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Extract;
using Finops.Land;
using Finops.Simulator;
using Finops.Tests.Sources;

namespace Finops.Tests.Contract;

/// <summary>A vendor of the simulator on a loopback port, the real source that reads it, and a home that it lands in.</summary>
internal sealed class ContractHome : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);
    public static readonly DayRange Days = new(new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 8));
    public static readonly DateOnly Day = new(2026, 10, 6);
    private static readonly Lazy<World> Company = new(() => new World(seed: 7, headCount: 14));

    private readonly string id;

    private ContractHome(string id, SimulatorHost host)
    {
        this.id = id;
        Host = host;
        Vendor = host.Vendors.Single(vendor => vendor.SourceId == id);
        Source = SourceCatalog.Find(id).Source;
        Files.Environment[$"FINOPS_{id.ToUpperInvariant().Replace('-', '_')}_KEY"] = Vendor.Key;
    }

    public SimulatorHost Host { get; }

    public IVendorApi Vendor { get; }

    public ISource Source { get; }

    public TestHome Files { get; } = new();

    public SourceSettings Settings => new(Host.Url(id), Account: Vendor.Account);

    public static async Task<ContractHome> StartAsync(string source) => new(source, await SimulatorHost.StartAsync(Company.Value, Now));

    public string Key
    {
        set => Files.Environment[$"FINOPS_{id.ToUpperInvariant().Replace('-', '_')}_KEY"] = value;
    }

    /// <summary>One extraction of three October days; what is no day of the vendor's is read as it stands.</summary>
    public Task<LandingSummary> LandAsync(SourceSettings? settings = null, string? account = null, CancellationToken? cancellation = null)
    {
        var request = Files.Request(settings ?? Settings, Days) with { Account = account };
        Files.Environment.TryAdd(request.KeyVariable(id), Vendor.Key);
        return new Landing(Files.Home, new DuckDbSettings(), Files.Clock, new RunLog(Files.Log, Files.Clock)).RunAsync(
            Source.Id,
            extraction => Source.ExtractAsync(request, extraction, cancellation ?? TestContext.Current.CancellationToken),
            account
        );
    }

    /// <summary>An extraction that must be refused, and land nothing.</summary>
    public async Task<FinopsException> RefusedAsync()
    {
        var before = LandingLog.LastSequence(Files.Home, Source.Id);
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandAsync());
        Assert.Equal(before, LandingLog.LastSequence(Files.Home, Source.Id));
        return error;
    }

    /// <summary>Everything the source says of itself in the warehouse, as text: its charges, days, totals and principals, whichever it states.</summary>
    public string Facts()
    {
        using var connection = Open();
        var names = Built(connection, ["charges", "days", "totals", "principals", "commits"]);
        return string.Join(
            '\n',
            names.SelectMany(name =>
                connection.Query($"SELECT CAST(line AS VARCHAR) FROM {name} AS line ORDER BY 1", reader => $"{name}: {reader.GetString(0)}")
            )
        );
    }

    /// <summary>Rows that landed, without the time of the landing: what stands for sources that charge nothing.</summary>
    public List<string> Rows() => Files.Rows(Source.Id);

    /// <summary>What the source charges for each of these days; null when it states no charges.</summary>
    public IReadOnlyList<decimal?> Billed(params IEnumerable<DateOnly> days)
    {
        using var connection = Open();
        var charges = Built(connection, ["charges"]).SingleOrDefault();
        return
        [
            .. days.Select(day =>
                charges is null
                    ? (decimal?)null
                    : connection.Scalar<decimal>( // bills that may be in another currency state an amount
                        $"SELECT coalesce(sum(COLUMNS('^billed_(usd|amount)$')), 0)::DECIMAL(28, 12) FROM {charges} WHERE usage_date = {Sql.Date(day)}"
                    )
            ),
        ];
    }

    /// <summary>What the vendor's books hold for each of these days; null when it bills none.</summary>
    public IReadOnlyList<decimal?> Books(params IEnumerable<DateOnly> days) => [.. days.Select(day => Vendor.BilledUsd(day, Now, Host.Faults))];

    /// <summary>Rows of a check.</summary>
    public long Failing(string check)
    {
        using var connection = Open();
        var catalog = ModelCatalog.Load(connection);
        Build(connection, catalog, [check]);
        return new BuildSession(connection, Now).Run(catalog[check]).FailingRowCount;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Files.Dispose();
    }

    private DuckDBConnection Open()
    {
        var connection = DuckDb.OpenMemory(new DuckDbSettings(), Files.Home.Temporary);
        new BuildSession(connection, Now).ReadRaw(Files.Home, DateTimeOffset.MaxValue.AddYears(-1), new Dictionary<string, long>());
        return connection;
    }

    private IReadOnlyList<string> Built(DuckDBConnection connection, string[] subjects)
    {
        var catalog = ModelCatalog.Load(connection);
        var names = subjects
            .Select(subject => $"int_{Source.Id.Replace('-', '_')}__{subject}")
            .Where(name => catalog.Models.Any(model => model.Name == name))
            .ToList();
        Build(connection, catalog, names);
        return names;
    }

    // Only what the wanted models stand on: a whole warehouse for every case would take minutes.
    private static void Build(DuckDBConnection connection, ModelCatalog catalog, IReadOnlyList<string> wanted)
    {
        var session = new BuildSession(connection, Now);
        var needed = new HashSet<string>(wanted, StringComparer.Ordinal);
        foreach (var model in catalog.Models.Reverse().Where(model => needed.Contains(model.Name)))
        {
            needed.UnionWith(model.References);
        }

        foreach (var model in catalog.Models.Where(model => model.Layer != Layer.Check && needed.Contains(model.Name)))
        {
            session.Materialize(model);
        }
    }
}
