using Finops.Reports.Content;

namespace Finops.Reports.Governance.Sections;

/// <summary>One page on what comes and what is kept in hand: the forecast, limits and access, waste and mix. Each part is left out without rows, the page
/// without any part.</summary>
internal sealed class OutlookSection : IGovernanceSection
{
    public async Task<ReportSection?> ComposeAsync(MonthView month, CancellationToken cancellationToken)
    {
        Block[] blocks =
        [
            .. await ForecastBlocks.ComposeAsync(month, cancellationToken),
            .. await AccessBlocks.ComposeAsync(month, cancellationToken),
            .. await MixBlocks.ComposeAsync(month, cancellationToken),
        ];
        return blocks.Length == 0 ? null : new ReportSection("outlook", "Outlook and control", blocks, month.Footnotes.Take());
    }
}
