using System.Globalization;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Extract;
using Finops.Land;
using Finops.Simulator;

namespace Finops.Tests.Sources;

/// <summary>One source, asking its simulated vendor over HTTP and landing in a temporary home.</summary>
internal sealed class SimulatedSource : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<World> SmallWorld = new(() => new World(seed: 7, headCount: 12));

    private SimulatedSource(SimulatorHost host, ISource source)
    {
        (Host, Source) = (host, source);
        Vendor = host.Vendors.Single(vendor => vendor.SourceId == source.Id);
        Key = Vendor.Key;
    }

    public SimulatorHost Host { get; }

    public ISource Source { get; }

    public IVendorApi Vendor { get; }

    public TestHome Home { get; } = new();

    public string Key
    {
        set => Home.Environment[Home.Request().KeyVariable(Source.Id)] = value;
    }

    public SourceSettings Settings => new(Host.Url(Source.Id));

    public static async Task<SimulatedSource> StartAsync(ISource source) => new(await SimulatorHost.StartAsync(SmallWorld.Value, Now), source);

    public Task<LandingSummary> LandAsync(DayRange? days = null) => Home.LandAsync(Source, Settings, days);

    public Task<FinopsException> RefusedAsync(DayRange? days = null) => Home.RefusedAsync(Source, Settings, days);

    /// <summary>A query over a model of the source, with all that it is made of, as text: cells by |, rows by line, in the order of that text.</summary>
    public string Query(string model, string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), Home.Home.Temporary);
        var session = new BuildSession(connection, Home.Clock.GetUtcNow());
        session.ReadRaw(Home.Home, DateTimeOffset.MaxValue.AddYears(-1), new Dictionary<string, long>());
        var catalog = ModelCatalog.Load(connection);
        var wanted = new HashSet<string>(StringComparer.Ordinal) { model };
        foreach (var name in catalog.Models.Reverse().Where(made => wanted.Contains(made.Name)).SelectMany(made => made.References))
        {
            wanted.Add(name);
        }

        foreach (var made in catalog.Models.Where(made => wanted.Contains(made.Name)))
        {
            session.Materialize(made);
        }

        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "" : Text(reader.GetValue(column)))));
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string? Text(object value) =>
        value switch
        {
            DateOnly day => $"{day:yyyy-MM-dd}",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Home.Dispose();
    }
}
