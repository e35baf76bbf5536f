using System.Globalization;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Build;

/// <summary>A build goes on from the published one, and nobody can tell by what it holds (design 9).</summary>
public sealed class RefreshTests
{
    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>FINOPS_REFRESH_STEPS and FINOPS_REFRESH_SEED try longer and other histories.</summary>
    [Fact]
    public async Task Refreshes_OfARandomHistory_EqualBuildsFromEmpty()
    {
        using var history = new RefreshHistory(Setting("FINOPS_REFRESH_SEED", 20261201));
        await history.BeginAsync();
        var taken = new List<string>();
        // What a company cannot do without comes in any case, and then anything.
        var first = new[] { "people move", "October is closed", "the vendor revises the bill", "use without a bill" };
        for (var number = 0; number < Setting("FINOPS_REFRESH_STEPS", 5); number++)
        {
            taken.Add(await history.TakeAsync(first.ElementAtOrDefault(number)));
            Assert.True((await history.BuildAsync()).IsRefresh, string.Join("; ", taken));
            var differences = history.Differences();
            Assert.True(differences.Count == 0, $"after {string.Join("; ", taken)}:\n{string.Join('\n', differences.Take(20))}");
        }
    }

    [Fact]
    public async Task Build_Explained_NamesWhatWasRunAndWhatHadChanged()
    {
        using var home = new HomeFolder();
        await Terminal.RunAsync("init", "--home", home.Path);
        Assert.StartsWith("Built from empty;", (await Terminal.RunAsync("build", "--explain", "--home", home.Path)).Out, StringComparison.Ordinal);
        home.Write("reference/cost_centers.csv", "cost_center_id,name,valid_from,valid_to\nCC-9,Nine,2025-01-01,\n");
        var again = await Terminal.RunAsync("build", "--explain", "--home", home.Path);
        Assert.Contains("ref_cost_centers: stg_people__cost_centers changed\n", again.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ref_model_prices", again.Out, StringComparison.Ordinal);
        Assert.StartsWith("Built from empty;", (await Terminal.RunAsync("build", "--full", "--explain", "--home", home.Path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_AfterThePublishedFileWasWritten_BeginsFromEmpty()
    {
        using var home = new HomeFolder();
        await Terminal.RunAsync("init", "--home", home.Path);
        await Terminal.RunAsync("build", "--home", home.Path);
        var published = new FileInfo(home.Home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(published, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using (var connection = DuckDb.OpenFile(published, new DuckDbSettings(), home.Home.Temporary))
        {
            connection.Execute("UPDATE ref_model_prices SET model = 'forged'; CHECKPOINT");
        }

        var again = await Terminal.RunAsync("build", "--explain", "--home", home.Path);
        Assert.StartsWith("Built from empty;", again.Out, StringComparison.Ordinal);
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        Assert.Equal(0, warehouse.Scalar<long>("SELECT count(*) FROM ref_model_prices WHERE model = 'forged'"));
    }

    [Fact]
    public void Build_ByOtherModels_BeginsFromEmpty()
    {
        using var home = new Land.TempHome();
        WarehouseBuilder Builder(params (string, string)[] models) => new(home.Home, new FinopsConfig(), RunLog.Silent, TinyModels.With(models));
        Finops.Publish.Publisher.Publish(home.Home, Builder().Build(home.Clock.Now).File, "first");
        Assert.True(Builder().Build(home.Clock.Now).IsRefresh);
        Assert.False(
            Builder(("schemas/staging/people/stg_people__cost_centers.sql", "-- Centers.\nSELECT cost_center_id, 'x' AS name FROM raw_people__cost_centers"))
                .Build(home.Clock.Now)
                .IsRefresh
        );
    }
}
