using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>The eight cards of the first page.</summary>
internal static class KeyFigures
{
    internal static async Task<IReadOnlyList<KpiCard>> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var commits = await month.Warehouse.RowsAsync(CommitCost.Sql, CommitCost.Read, cancellationToken);
        var anomalies = await month.Warehouse.RowsAsync(AnomalyMonth.Sql, AnomalyMonth.Read, cancellationToken);
        var (directory, unknown) = (
            await month.Warehouse.RowsAsync(
                """
                SELECT
                  (SELECT count(DISTINCT person_id) FROM ref_people
                   WHERE valid_from < $month + interval 1 month AND (valid_to IS NULL OR valid_to > $month)) AS people,
                  (SELECT max(unknown_account_count) FROM mart_adoption_monthly WHERE scope_type = 'organization' AND billing_month = $month) AS unknown
                """,
                row => (row.Count("people"), row.Count("unknown")),
                cancellationToken
            )
        )[0];
        DateTimeOffset? refreshed = (
            await month.Warehouse.RowsAsync(
                "SELECT max(data_refreshed_at_utc) AS refreshed_at_utc FROM mart_data_freshness",
                row => row.InstantOrNull("refreshed_at_utc"),
                cancellationToken
            )
        )[0];
        return
        [
            Total(month),
            Change(month),
            Discount(month),
            PerCommit(month, commits),
            People(month, directory, unknown),
            Anomalies(month, anomalies),
            Unowned(month),
            State(month, refreshed),
        ];
    }

    private static KpiCard Total(MonthView month) =>
        new(
            "Total AI spend",
            Figures.UsdShort(month.Total.BilledUsd),
            Figures.Usd(month.Total.BilledUsd),
            month.Total.EstimateUsd > 0m ? $"incl. {Figures.UsdShort(month.Total.EstimateUsd)} estimated"
                : month.Total.ChargedUsd == month.Total.BilledUsd ? "Charged to cost centers"
                : $"{Figures.Usd(month.Total.ChargedUsd)} charged",
            Tone.Neutral,
            Trend(month, total => total.BilledUsd, "spend"),
            month.ProvisionalNote()
        );

    private static KpiCard Change(MonthView month)
    {
        decimal? ratio = Figures.Ratio(month.Total.BilledUsd, month.Previous?.BilledUsd);
        return new KpiCard(
            $"Change on {month.PreviousName}",
            Figures.Change(ratio),
            month.Previous is { } previous ? Figures.UsdDifference(month.Total.BilledUsd - previous.BilledUsd) : "Nothing to compare with",
            month.Previous is { } before ? $"{month.PreviousName}: {Figures.UsdShort(before.BilledUsd)}" : $"No charges in {month.PreviousName}",
            ratio >= 0.25m ? Tone.Warning : Tone.Neutral,
            Trend(
                month,
                total =>
                    Figures.Ratio(total.BilledUsd, month.Totals.FirstOrDefault(each => each.HasData && each.Month == total.Month.AddMonths(-1))?.BilledUsd),
                "change on the month before"
            )
        );
    }

    private static KpiCard Discount(MonthView month)
    {
        var saved = month.Total.ListUsd - month.Total.InvoicedUsd;
        return new KpiCard(
            "Discount on list price",
            Figures.Share(Figures.Quotient(saved, month.Total.ListUsd)),
            saved >= 0m ? $"{Figures.UsdShort(saved)} below list" : $"{Figures.UsdShort(-saved)} above list",
            $"List price {Figures.UsdShort(month.Total.ListUsd)}",
            saved > 0m ? Tone.Good
                : saved < 0m ? Tone.Bad
                : Tone.Neutral,
            Trend(month, total => Figures.Quotient(total.ListUsd - total.InvoicedUsd, total.ListUsd), "discount")
        );
    }

    private static KpiCard PerCommit(MonthView month, IReadOnlyList<CommitCost> commits)
    {
        var now = commits.FirstOrDefault(each => each.Month == month.Month) ?? CommitCost.None(month.Month);
        decimal? before = commits.FirstOrDefault(each => each.Month == month.Month.AddMonths(-1))?.PerAssisted;
        decimal? ratio = Figures.Ratio(now.PerAssisted, before);
        return new KpiCard(
            "Cost per AI-assisted commit",
            now.PerAssisted is { } cost ? Figures.Usd(cost) : Figures.None,
            ratio is null ? "Nothing to compare with" : $"{Figures.Change(ratio)} on {month.PreviousName}",
            now.Coverage is null ? "No coding-tool cost" : $"{Figures.Count(now.Assisted)} commits, {Figures.Share(now.Coverage)} covered",
            Tone.Neutral,
            Sparkline.Of(
                [.. month.Totals.Select(total => commits.FirstOrDefault(each => each.Month == total.Month)?.PerAssisted)],
                "Cost per AI-assisted commit by month"
            )
        );
    }

    private static KpiCard People(MonthView month, long directory, long unknown) =>
        new(
            "Active people",
            Figures.Count(month.Total.ActivePeople),
            month.Previous is { } previous
                ? $"{Figures.CountDifference(month.Total.ActivePeople - previous.ActivePeople)} on {month.PreviousName}"
                : "Nothing to compare with",
            (directory > 0 ? $"of {Figures.Count(directory)} in the directory" : "No directory")
                + (unknown > 0 ? $", and {Figures.Plural(unknown, "account", "accounts")} of nobody" : ""),
            Tone.Neutral,
            Trend(month, total => total.ActivePeople, "active people")
        );

    private static KpiCard Anomalies(MonthView month, IReadOnlyList<AnomalyMonth> anomalies)
    {
        var now = anomalies.FirstOrDefault(each => each.Month == month.Month);
        return new KpiCard(
            "Days with an anomaly",
            Figures.Count(now?.Days ?? 0),
            now?.LargestUsd is { } largest && now.LargestDay is { } day ? $"Largest {Figures.UsdDifference(largest)}, {Dates.Day(day)}" : "None found",
            now is null ? "All within twice the average" : Figures.Plural(now.Findings, "finding", "findings") + " in all scopes",
            now is null ? Tone.Good : Tone.Bad,
            Trend(month, total => anomalies.FirstOrDefault(each => each.Month == total.Month)?.Days ?? 0, "days with an anomaly")
        );
    }

    private static KpiCard Unowned(MonthView month)
    {
        decimal? share = Figures.Quotient(month.Total.UnownedUsd, month.Total.BilledUsd);
        return new KpiCard(
            "Without a cost center",
            Figures.Share(share),
            $"{Figures.UsdShort(month.Total.UnattributedUsd)} unattributed",
            $"{Figures.UsdShort(month.Total.UnassignedUsd)} unassigned",
            share switch
            {
                >= 0.05m => Tone.Bad,
                > 0m => Tone.Warning,
                _ => Tone.Good,
            },
            Trend(month, total => Figures.Quotient(total.UnownedUsd, total.BilledUsd), "share without a cost center")
        );
    }

    private static KpiCard State(MonthView month, DateTimeOffset? refreshed) =>
        new(
            "State of the month",
            month.Total.PeriodStatus switch
            {
                "final" => "Final",
                "provisional" => "Provisional",
                _ => "Open",
            },
            (month.Total.IsProvisional, month.Total.PeriodStatus) switch
            {
                (false, _) => "No revision expected",
                (true, "open") => "Vendors can still revise it",
                _ => "Revisions come as corrections",
            },
            refreshed is { } instant ? $"Vendor data of {Dates.ShortInstant(instant)}" : "Vendor states no refresh time",
            month.Total.PeriodStatus == "final" ? Tone.Good : Tone.Warning
        );

    private static Sparkline? Trend(MonthView month, Func<MonthTotal, decimal?> value, string what) =>
        Sparkline.Of([.. month.Totals.Select(total => total.HasData ? value(total) : null)], $"By month: {what}");
}
