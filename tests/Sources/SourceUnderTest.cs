using System.Globalization;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Extract;
using Finops.Simulator;

namespace Finops.Tests.Sources;

/// <summary>One source against its simulated vendor on a loopback port, landing in a temporary home.</summary>
internal sealed class SourceUnderTest : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);
    public static readonly DayRange October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1));
    private static readonly Lazy<World> World = new(() => new World(seed: 7, headCount: 40));

    private SourceUnderTest(ISource source, SimulatorHost host)
    {
        Source = source;
        Host = host;
        Vendor = host.Vendors.Single(vendor => vendor.SourceId == source.Id);
        Home.Environment[KeyVariable] = Vendor.Key;
        Home.Write("reference/billing_authority.csv", File.ReadAllText(Path.Combine(Repository.Root, "data/reference/billing_authority.csv")));
    }

    public ISource Source { get; }

    public SimulatorHost Host { get; }

    public IVendorApi Vendor { get; }

    public TestHome Home { get; } = new();

    public string KeyVariable => Home.Request().KeyVariable(Source.Id);

    public SourceSettings Settings => new(Host.Url(Source.Id));

    public static async Task<SourceUnderTest> StartAsync(ISource source) => new(source, await SimulatorHost.StartAsync(World.Value, Now));

    public Task<Finops.Land.LandingSummary> LandAsync(DayRange? days) => Home.LandAsync(Source, Settings, days);

    public Task<FinopsException> RefusedAsync(DayRange? days) => Home.RefusedAsync(Source, Settings, days);

    /// <summary>What the vendor charges for these days, by its own books.</summary>
    public decimal BilledUsd(DayRange days) => days.Days().Sum(day => Vendor.BilledUsd(day, Host.Clock, Host.Faults)!.Value);

    /// <summary>The answer of a query over the built models that its text names, and whatever these read.</summary>
    public string QueryBuilt(string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), Home.Home.Temporary);
        var session = new BuildSession(connection, Home.Clock.GetUtcNow());
        var catalog = ModelCatalog.Load(connection);
        session.ReadRaw(Home.Home, DateTimeOffset.MaxValue.AddYears(-1), new Dictionary<string, long>());
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in catalog.Models.Reverse().Where(model => needed.Contains(model.Name) || sql.Contains(model.Name, StringComparison.Ordinal)))
        {
            needed.Add(model.Name);
            needed.UnionWith(model.References);
        }

        foreach (var model in catalog.Models.Where(model => needed.Contains(model.Name)))
        {
            session.Materialize(model);
        }

        var lines = connection.Query(sql, reader =>
            string.Join(
                '|',
                Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(column => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))
            )
        );
        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Home.Dispose();
    }
}
