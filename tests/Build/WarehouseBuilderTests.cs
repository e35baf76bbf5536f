using System.Text.Json;
using Finops.Build;
using Finops.Cli;
using Finops.Core;
using Finops.Database;
using Finops.Publish;
using Finops.Tests.Land;

namespace Finops.Tests.Build;

/// <summary>One vendor's trouble is one vendor's trouble; anybody else's stops the publication and nothing more (design 3.6 and 3.7).</summary>
public sealed class WarehouseBuilderTests : IDisposable
{
    private const string Crossed = "schemas/checks/check_all__fine.sql";

    private readonly TempHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Build_CheckBlamesOneSource_HoldsItBackAndGoesOnWithTheOthers()
    {
        await LandAsync(cents: "100", centers: "CC-1");
        Publish(Build());
        await LandAsync(cents: "-5", centers: "CC-2");

        var held = Build();
        Publish(held);

        Assert.Equal(["claude-analytics"], held.PinnedSources);
        Assert.Equal(1, BuildCommand.Warn(held, isPublished: true));
        Assert.Equal("1.000000000000", Published("SELECT billed_usd::VARCHAR FROM mart_spend_daily"));
        Assert.Equal("CC-2", Published("SELECT cost_center_id FROM ref_cost_centers"));
        Assert.Equal(
            "claude-analytics 1 true, people 2 false",
            Published("SELECT string_agg(concat_ws(' ', source, sequence, is_pinned), ', ' ORDER BY source) FROM meta.inputs")
        );
    }

    [Fact]
    public async Task Build_HeldSourceComesRight_IsTakenUpAgain()
    {
        await LandAsync("100", "CC-1");
        Publish(Build());
        await LandAsync("-5", "CC-1");
        Publish(Build());
        Publish(Build()); // held for a second time, still at its last good state
        Assert.Equal("1 true", Published("SELECT concat_ws(' ', sequence, is_pinned) FROM meta.inputs WHERE source = 'claude-analytics'"));

        await LandAsync("700", "CC-1");
        var good = Build();
        Publish(good);

        Assert.Equal(0, BuildCommand.Warn(good, isPublished: true));
        Assert.Equal("3 false", Published("SELECT concat_ws(' ', sequence, is_pinned) FROM meta.inputs WHERE source = 'claude-analytics'"));
    }

    [Fact]
    public async Task Build_OneSourcesTroubleShowsInACrossSourceCheckToo_IsHeldAllTheSame()
    {
        await LandAsync("100", "CC-1");
        Publish(Build());
        await LandAsync("-5", "CC-1");
        Assert.Equal(
            ["claude-analytics"],
            Build((Crossed, "-- Sums below zero.\nSELECT sum(billed_usd) AS usd FROM mart_spend_daily HAVING sum(billed_usd) < 0")).PinnedSources
        );
    }

    [Fact]
    public async Task Build_FirstDataAlreadyBad_PublishesNothing()
    {
        await LandAsync("-5", "CC-1");
        var error = Assert.Throws<FinopsException>(() => Build());
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(
            ("check_spend__not_negative", "no rows", "Negative days. 1 row: usage_date 2026-10-01, billed_usd -0.05"),
            (error.Problems[0].Where, error.Problems[0].Expected, error.Problems[0].Found)
        );
        Assert.StartsWith("nothing was published, readers keep the last build; ", error.Problems[0].Try, StringComparison.Ordinal);
        Assert.False(File.Exists(home.Home.WarehouseFile));
    }

    [Theory]
    [InlineData("FOCUS charges in another currency.")]
    [InlineData("SKUs that nobody has seen.")]
    [InlineData("OpenAI's totals that differ.")]
    public async Task Build_FailedCheck_SaysItsSummaryAsItIsWritten(string summary)
    {
        await LandAsync("100", "CC-1");
        var error = Assert.Throws<FinopsException>(() => Build((Crossed, $"-- {summary}\nSELECT 1 AS a UNION ALL SELECT 1")));
        Assert.Equal($"{summary} 2 rows: a 1; a 1", Assert.Single(error.Problems).Found);
    }

    [Fact]
    public async Task Warning_SaysWhetherTheBuildWasPublished()
    {
        await LandAsync("100", "CC-1");
        var warned = Build((Crossed, "-- EUR lines.\n-- severity: warn\nSELECT 1 AS a")).Checks.Single(check => check.FailingRowCount > 0);
        Assert.Equal(
            $"the build was published with these rows; put them right and build again; {Crossed} holds the query",
            warned.Warning(isPublished: true).Try
        );
        Assert.StartsWith("the build would be published with these rows; ", warned.Warning(isPublished: false).Try, StringComparison.Ordinal);
        Assert.Equal("EUR lines. 1 row: a 1", warned.Warning(isPublished: true).Found);
    }

    [Theory]
    [InlineData(Crossed, "-- Anything.\nSELECT 1 AS a")]
    [InlineData(
        "schemas/marts/ref_cost_centers.sql",
        "-- C.\n-- grain: name\n-- columns:\n--   name   Name.\nSELECT 'same' AS name FROM stg_people__cost_centers, range(2)"
    )]
    [InlineData("schemas/intermediate/int_x.sql", "-- X.\nSELECT error('bad row') AS a FROM stg_people__cost_centers")]
    public async Task Build_TroubleOfNoSingleSource_LeavesThePublishedWarehouseUntouched(string path, string sql)
    {
        await LandAsync("100", "CC-1");
        Publish(Build());
        var (target, files) = (new FileInfo(home.Home.WarehouseFile).LinkTarget, TempHome.FilesBelow(home.Home.Warehouse));
        await LandAsync("200", "CC-2");

        var error = Assert.Throws<FinopsException>(() => Build((path, sql)));

        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Equal(target, new FileInfo(home.Home.WarehouseFile).LinkTarget);
        Assert.Equal(files, TempHome.FilesBelow(home.Home.Warehouse));
    }

    [Fact]
    public async Task Build_ModelFailsOnARow_NamesItsSourceEntityDayAndFile()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 5), (1, "1"), (2, "2"), (3, "13"), (4, "4"));
        var error = Assert.Throws<FinopsException>(() =>
            Build(
                (
                    "schemas/staging/claude_analytics/stg_claude_analytics__cost_total.sql",
                    "-- Totals.\nSELECT usage_date, part AS billing_account_id, CASE WHEN amount = '13' THEN error('unlucky') ELSE usd_from_cents(amount) END AS "
                        + "billed_usd FROM raw_claude_analytics__cost_report_total"
                )
            )
        );
        Assert.Equal(
            "schemas/marts/mart_spend_daily.sql: claude-analytics cost_report_total, day 2026-10-03, file claude-analytics/cost_report_total/000000001.parquet",
            Assert.Single(error.Problems).Where
        );
    }

    [Fact]
    public async Task Build_SumOfRowsFails_NamesWhatTheyAreOf()
    {
        await home.LandCostsAsync(DailyCost.Days(1, 2), (1, "1"), (2, "2"));
        var error = Assert.Throws<FinopsException>(() =>
            Build(
                (
                    "schemas/intermediate/int_x.sql",
                    "-- X.\nSELECT CASE WHEN sum(billed_usd) > 0.02 THEN error('too much') END AS a FROM stg_claude_analytics__cost_total"
                )
            )
        );
        Assert.StartsWith(
            "schemas/intermediate/int_x.sql: claude-analytics cost_report_total, day 2026-10-01 to 2026-10-02, file ",
            Assert.Single(error.Problems).Where,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Build_WarningOnly_IsPublishedAndRecorded()
    {
        await LandAsync("100", "CC-1");
        Publish(Build((Crossed, "-- Anything.\n-- severity: warn\nSELECT 1 AS a")));
        Assert.Equal("warn 1", Published("SELECT concat_ws(' ', severity, failing_row_count) FROM meta.checks WHERE check_name = 'check_all__fine'"));
    }

    [Fact]
    public async Task Build_Again_GivesEqualMarts()
    {
        await LandAsync("100", "CC-1");
        Assert.Equal(Hash(Build()), Hash(Build()));
    }

    [Fact]
    public async Task Hash_OneDigitChanged_ChangesThatMartOnly()
    {
        await LandAsync("100.0000000001", "CC-1");
        var before = Hash(Build());
        await LandAsync("100.0000000002", "CC-1");
        var after = Hash(Build());
        Assert.Equal(["mart_spend_daily", "ref_cost_centers"], before.Keys);
        Assert.NotEqual(before["mart_spend_daily"], after["mart_spend_daily"]);
        Assert.Equal(before["ref_cost_centers"], after["ref_cost_centers"]);
    }

    [Fact]
    public async Task Build_AsOfEarlier_GivesWhatWasKnownThen()
    {
        await LandAsync("100", "CC-1");
        var then = home.Clock.Now;
        var before = Hash(Build());
        home.Clock.Now += TimeSpan.FromDays(1);
        await LandAsync("200", "CC-2");
        Assert.NotEqual(before, Hash(Build()));
        home.Clock.Now = then;
        Assert.Equal(before, Hash(Build()));
    }

    private async Task LandAsync(string cents, string centers)
    {
        await home.LandCostsAsync(DailyCost.Days(1, 1), (1, cents));
        await home.LandAsync("people", extraction =>
        {
            extraction.Write(
                "cost_centers",
                "cost_centers",
                null,
                JsonSerializer.SerializeToElement(
                    new
                    {
                        line_number = 2,
                        cost_center_id = centers,
                        name = centers,
                        valid_from = "2026-01-01",
                    }
                ),
                "cost_centers.csv:2"
            );
            extraction.AnsweredWhole("cost_centers", "cost_centers", centers, "cost_centers.csv");
        });
    }

    private BuildResult Build(params (string Path, string Text)[] models) =>
        new WarehouseBuilder(home.Home, new FinopsConfig(), RunLog.Silent, TinyModels.With(models)).Build(home.Clock.Now);

    private void Publish(BuildResult result) => Publisher.Publish(home.Home, result.File, result.BuildId);

    private IReadOnlyDictionary<string, string> Hash(BuildResult result) => MartHash.Of(result.File, home.Home.Temporary);

    private string Published(string sql)
    {
        using var connection = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        return connection.Scalar<string>(sql);
    }
}
