using System.Text.Json;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>The demo, run once through the command line and read by all; who wants to change something takes a copy.</summary>
public sealed class DemoHome : IAsyncLifetime
{
    /// <summary>When the sample company's data were last looked at.</summary>
    internal static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The recorded answers and files that travel with the program.</summary>
    internal static string Sample => Path.Combine(AppContext.BaseDirectory, "sample");

    internal HomeFolder Folder { get; } = new();

    internal Said Said { get; private set; } = new(-1, "", "");

    internal SampleTruth Truth { get; } = SampleTruth.Read(Sample);

    public async ValueTask InitializeAsync()
    {
        Said = await Terminal.RunAsync("demo", "--home", Folder.Path);
        Assert.True(Said.ExitCode == 0, Said.Error);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Rows of the published warehouse.</summary>
    internal IReadOnlyList<T> Query<T>(string sql, Func<DuckDB.NET.Data.DuckDBDataReader, T> read)
    {
        using var warehouse = DuckDb.OpenReadOnly(Folder.Home.WarehouseFile);
        return warehouse.Query(sql, read);
    }

    internal T Scalar<T>(string sql) => Query(sql, reader => reader.GetFieldValue<T>(0)).Single();

    /// <summary>A copy as it stands, still marked as the sample company's.</summary>
    internal HomeFolder Copy() => Folder.Copy();

    /// <summary>A copy that passes for a real company's home, whose sources are the sample's files.</summary>
    internal HomeFolder CopyAsReal()
    {
        var copy = Folder.Copy();
        File.Delete(Path.Combine(copy.Home.Raw, ".sample"));
        var config = SampleCompany.Read(Sample).Config;
        copy.Write("finops.json", JsonSerializer.Serialize(new
        {
            organization = config.Organization,
            sources = config.Sources.ToDictionary(source => source.Key, source => new { url = source.Value.Url, files = source.Value.Files, account = source.Value.Account }, StringComparer.Ordinal),
            schedule = new { build = "0 0 5 * * ?" },
        }));
        return copy;
    }
}
