using System.Text.Json;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Verbs;

[assembly: AssemblyFixture(typeof(Finops.Tests.EndToEnd.DemoHome))]

namespace Finops.Tests.EndToEnd;

/// <summary>The demo, run once through the command line when the first test asks for it, and read by all; who wants to change something takes a copy.</summary>
public sealed class DemoHome : IDisposable
{
    private readonly Lazy<(HomeFolder Folder, Said Said)> demo = new(() => Task.Run(RunAsync).GetAwaiter().GetResult());
    private readonly Lazy<SampleTruth> truth = new(() => SampleTruth.Read(Sample));

    /// <summary>When the sample company's data were last looked at.</summary>
    internal static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The recorded answers and files that travel with the program.</summary>
    internal static string Sample => Path.Combine(AppContext.BaseDirectory, "sample");

    internal HomeFolder Folder => demo.Value.Folder;

    internal Said Said => demo.Value.Said;

    internal SampleTruth Truth => truth.Value;

    public void Dispose()
    {
        if (demo.IsValueCreated)
        {
            Folder.Dispose();
        }
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
        copy.Write(
            "finops.json",
            JsonSerializer.Serialize(
                new
                {
                    organization = config.Organization,
                    sources = config.Sources.ToDictionary(
                        source => source.Key,
                        source => new
                        {
                            url = source.Value.Url,
                            files = source.Value.Files,
                            account = source.Value.Account,
                        },
                        StringComparer.Ordinal
                    ),
                    schedule = new { build = "0 0 5 * * ?" },
                }
            )
        );
        return copy;
    }

    private static async Task<(HomeFolder Folder, Said Said)> RunAsync()
    {
        var folder = new HomeFolder();
        var said = await Terminal.RunAsync("demo", "--home", folder.Path);
        Assert.True(said.ExitCode == 0, said.Error);
        return (folder, said);
    }
}
