using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.RealData;

/// <summary>A fresh home in which files of one source are the bill: extracted, built and published by the real command line.</summary>
internal sealed class PricedHome : IDisposable
{
    private readonly HomeFolder folder = new();

    private PricedHome()
    {
    }

    /// <summary>init → the source becomes the billing authority → extract → build.</summary>
    public static async Task<PricedHome> BuildAsync(string source, string file)
    {
        var home = new PricedHome();
        await home.RunAsync("init");
        await File.AppendAllTextAsync(Path.Combine(home.folder.Home.Reference, "billing_authority.csv"), $"anthropic,{source},{source},2025-01-01,,the only bill here\n", TestContext.Current.CancellationToken);
        await home.RunAsync("extract", "--source", source, "--file", file);
        await home.RunAsync("build");
        return home;
    }

    public static string WriteLines(IEnumerable<string> lines, string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("finops-real-").FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    public IReadOnlyList<T> Query<T>(string sql, Func<DuckDB.NET.Data.DuckDBDataReader, T> read)
    {
        using var warehouse = DuckDb.OpenReadOnly(folder.Home.WarehouseFile);
        return warehouse.Query(sql, read);
    }

    public T Scalar<T>(string sql) => Query(sql, reader => reader.GetFieldValue<T>(0)).Single();

    public void Dispose() => folder.Dispose();

    private async Task RunAsync(params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", folder.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
    }
}
