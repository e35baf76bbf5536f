using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.RealData;

/// <summary>A fresh home in which files of one source are the bill: extracted, built and published by the real command line.</summary>
internal sealed class PricedHome : IDisposable
{
    private readonly HomeFolder folder = new();

    private PricedHome() { }

    /// <summary>init → extract → build: without a bill, the ledger is the estimates.</summary>
    public static Task<PricedHome> BuildAsync(string source, string file) => new PricedHome().MakeAsync(source, file);

    /// <summary>The same from lines, as one dropped file.</summary>
    public static Task<PricedHome> BuildAsync(string source, IEnumerable<string> lines)
    {
        var home = new PricedHome();
        return home.MakeAsync(source, home.folder.Write("drop/session.jsonl", string.Concat(lines.Select(line => line + "\n"))));
    }

    public IReadOnlyList<T> Query<T>(string sql, Func<DuckDB.NET.Data.DuckDBDataReader, T> read)
    {
        using var warehouse = DuckDb.OpenReadOnly(folder.Home.WarehouseFile);
        return warehouse.Query(sql, read);
    }

    public T Scalar<T>(string sql) => Query(sql, reader => reader.GetFieldValue<T>(0)).Single();

    public void Dispose() => folder.Dispose();

    private async Task<PricedHome> MakeAsync(string source, string file)
    {
        await RunAsync("init");
        await RunAsync("extract", "--source", source, "--file", file);
        await RunAsync("build");
        return this;
    }

    private async Task RunAsync(params string[] args)
    {
        var said = await Terminal.RunAsync([.. args, "--home", folder.Path]);
        Assert.True(said.ExitCode == 0, said.Error);
    }
}
