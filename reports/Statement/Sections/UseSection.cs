using Finops.Reports.Content;

namespace Finops.Reports.Statement.Sections;

/// <summary>What the bill went on and who used it, side by side; both tables sum to the bill.</summary>
internal sealed class UseSection : IStatementSection
{
    public async Task<ReportSection> ComposeAsync(UnitView unit, CancellationToken cancellationToken) =>
        new(
            "use",
            null,
            [new PairBlock([await ProductTable.ComposeAsync(unit, cancellationToken)], [await PeopleTable.ComposeAsync(unit, cancellationToken)])],
            []
        );
}
