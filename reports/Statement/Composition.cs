namespace Finops.Reports.Statement;

/// <summary>What is on the bill beside own use, cut to what a page has room for.</summary>
/// <param name="Shared">What rules put there, largest first.</param>
/// <param name="Corrections">By the month that is corrected, newest first.</param>
internal sealed record Composition(IReadOnlyList<SharedCost> Shared, IReadOnlyList<CorrectedMonth> Corrections)
{
    private const int MostRules = 3;
    private const int MostMonths = 2;

    /// <summary>Lines of text that this table and one of use have together.</summary>
    private const int RoomOnThePage = 16;
    private const int FewestUseRows = 5;
    private const int MostUseRows = 10;

    /// <summary>A longer sentence may wrap.</summary>
    private const int LineLength = 78;

    internal IReadOnlyList<SharedCost> NamedRules => [.. Shared.Take(MostRules)];

    internal IReadOnlyList<SharedCost> OtherRules => [.. Shared.Skip(MostRules)];

    internal IReadOnlyList<CorrectedMonth> NamedMonths => [.. Corrections.Take(MostMonths)];

    internal IReadOnlyList<CorrectedMonth> OtherMonths => [.. Corrections.Skip(MostMonths)];

    /// <summary>Rows that a table of products or people may have, its total aside.</summary>
    internal int UseRows =>
        Math.Clamp(
            RoomOnThePage - 1 - NamedRules.Sum(Lines) - Math.Min(OtherRules.Count, 1) - NamedMonths.Count - Math.Min(OtherMonths.Count, 1),
            FewestUseRows,
            MostUseRows
        );

    private static int Lines(SharedCost cost) => RuleWords.Of(cost).Length > LineLength ? 2 : 1;
}
