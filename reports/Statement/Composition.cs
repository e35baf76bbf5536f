namespace Finops.Reports.Statement;

/// <summary>What is on the bill beside own use, cut to what a page has room for.</summary>
/// <param name="Shared">What rules put there, largest first.</param>
/// <param name="Corrections">By the month that is corrected, newest first.</param>
internal sealed record Composition(IReadOnlyList<SharedCost> Shared, IReadOnlyList<CorrectedMonth> Corrections)
{
    private const int MostRules = 3;
    private const int MostMonths = 2;

    /// <summary>Rows of this and of one table of use, together; two lines that wrap included.</summary>
    private const int RoomOnThePage = 14;
    private const int FewestUseRows = 6;
    private const int MostUseRows = 10;

    internal IReadOnlyList<SharedCost> NamedRules => [.. Shared.Take(MostRules)];

    internal IReadOnlyList<SharedCost> OtherRules => [.. Shared.Skip(MostRules)];

    internal IReadOnlyList<CorrectedMonth> NamedMonths => [.. Corrections.Take(MostMonths)];

    internal IReadOnlyList<CorrectedMonth> OtherMonths => [.. Corrections.Skip(MostMonths)];

    /// <summary>Rows that a table of products or people may have, its total aside.</summary>
    internal int UseRows => Math.Clamp(
        RoomOnThePage - 1 - NamedRules.Count - Math.Min(OtherRules.Count, 1) - NamedMonths.Count - Math.Min(OtherMonths.Count, 1),
        FewestUseRows,
        MostUseRows);
}
