using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Governance.Sections;

/// <summary>Where it is going: the month that runs at the as-of time and the next fiscal quarter, with how good such forecasts have been.</summary>
internal static class ForecastBlocks
{
    private const string Baseline = "baseline";

    /// <summary>Below so many tested months an error says little (mart_forecast_periods).</summary>
    private const int EnoughPeriods = 6;

    internal static async Task<IReadOnlyList<Block>> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        var lines = await month.Warehouse.RowsIfPublishedAsync(ForecastLine.Mart, ForecastLine.Sql, ForecastLine.Read, cancellationToken);
        Scope[] scopes =
        [
            .. lines
                .GroupBy(line => (line.ScopeType, line.ScopeId, line.Scenario))
                .Select(scope => new Scope(scope.FirstOrDefault(line => !line.IsQuarter), scope.FirstOrDefault(line => line.IsQuarter))),
        ];
        return scopes.FirstOrDefault(scope => scope is { Any.ScopeType: "organization", Any.Scenario: Baseline, Month: not null }) is { } organization
            ? [new ParagraphBlock(Lead(month, organization)), Table(month, organization, scopes)]
            : [];
    }

    private static Prose Lead(MonthView month, Scope organization)
    {
        var running = organization.Month!;
        Footnote method = month.Footnotes.Note(
            "Each account’s mean of every weekday over its last eight weeks, newer weeks counting more, with a quarter of the trend; fees apart. The interval is as wide as the errors that such forecasts made before: four outcomes of five should lie within it."
        );
        var lead = Prose.Of(
            $"{Prose.Strong("Where it is going.")} {Dates.MonthAndYear(running.Start)} is expected to come to {Prose.Strong(Figures.UsdShort(running.ProjectedUsd))}{Between(running)}.{method}"
        );
        return organization.Quarter is { } quarter
            ? lead.Then(
                Prose.Of(
                    $"The next fiscal quarter, {Span(quarter)}, to {Prose.Strong(Figures.UsdShort(quarter.ProjectedUsd))}{(quarter.Low is null ? "; too few quarters are known to say how sure that is" : Between(quarter))}."
                )
            )
            : lead;
    }

    private static string Between(ForecastLine line) =>
        line is { Low: { } low, High: { } high } ? $", between {Figures.UsdShort(low)} and {Figures.UsdShort(high)} with 80% confidence" : "";

    private static string Span(ForecastLine line) => $"{line.Start:MMM} to {line.End.AddDays(-1):MMM yyyy}";

    private static TableBlock Table(MonthView month, Scope organization, IReadOnlyList<Scope> scopes)
    {
        var hasCharges = scopes.Any(scope => scope.Month is { ChargedUsd: not 0m });
        long tested = scopes.Min(scope => scope.Month?.PeriodsTested ?? 0);
        int centers = scopes.Count(scope => scope.Any.ScopeType == "cost_center");
        return new TableBlock(
            centers == 0
                ? "Expected spend (US dollars)"
                : $"Expected spend, the organization and its {Figures.Plural(centers, "largest cost center", "largest cost centers")} (US dollars)",
            [
                new("", IsWide: true),
                .. hasCharges ? [new TableColumn("Charged so far", IsNumber: true)] : Array.Empty<TableColumn>(),
                new(Dates.ShortMonth(organization.Month!.Start), IsNumber: true),
                new("80% interval", IsNumber: true),
                new(organization.Quarter is { } quarter ? Span(quarter) : "Next quarter", IsNumber: true),
                new("80% interval", IsNumber: true),
                new("Error so far", IsNumber: true),
                new("Within interval", IsNumber: true),
            ],
            [
                .. scopes.Select(
                    (scope, i) =>
                        new TableRow(
                            [
                                Name(month, scope.Any),
                                .. hasCharges ? [Figures.Dollars(scope.Month?.ChargedUsd ?? 0m)] : Array.Empty<Cell>(),
                                Expected(scope.Month),
                                Interval(scope.Month),
                                Expected(scope.Quarter),
                                Interval(scope.Quarter),
                                Error(month, scope.Month, tested),
                                scope.Any.Scenario == Baseline ? Figures.Share(scope.Month?.WithinRatio) : Figures.None,
                            ],
                            i > 0 && scopes[i - 1].Any.ScopeType != scope.Any.ScopeType
                        )
                ),
            ]
        );
    }

    private static Cell Name(MonthView month, ForecastLine line) =>
        line switch
        {
            { Scenario: not Baseline } => new Cell(
                $"If {line.Scenario}",
                Note: line.ScenarioNote is { } note ? month.Footnotes.Note($"{line.Scenario}: {note}.") : null
            ),
            { ScopeType: "organization" } => new Cell("Whole organization", IsStrong: true),
            _ => Names.CostCenterShort(line.ScopeId, line.ScopeName),
        };

    private static Cell Expected(ForecastLine? line) =>
        line is null ? Figures.None : new Cell(Figures.Dollars(line.ProjectedUsd), IsStrong: line is { ScopeType: "organization", Scenario: Baseline });

    private static Cell Interval(ForecastLine? line) =>
        line is { Low: { } low, High: { } high } ? $"{Figures.Dollars(low)} – {Figures.Dollars(high)}" : Figures.None;

    /// <summary>Of the month's forecast; what a scenario adds was never tested.</summary>
    private static Cell Error(MonthView month, ForecastLine? line, long tested) =>
        line switch
        {
            { Scenario: Baseline, MeanError: { } error, ScopeType: "organization" } => new Cell(
                Figures.Share(error),
                Note: month.Footnotes.Note(
                    $"Mean error of such forecasts of earlier months, over all scopes of the kind.{(tested < EnoughPeriods ? " Fewer than six months are tested: it says little yet." : "")}"
                )
            ),
            { Scenario: Baseline } => Figures.Share(line.MeanError),
            _ => Figures.None,
        };

    private sealed record Scope(ForecastLine? Month, ForecastLine? Quarter)
    {
        internal ForecastLine Any => (Month ?? Quarter)!;
    }
}
