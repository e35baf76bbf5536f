namespace Finops.Tests.EndToEnd;

/// <summary>One line of truth-vendors.csv: what a vendor charges on a day for one principal; no principal where it is for nobody.</summary>
internal sealed record VendorLine(DateOnly Day, string Source, string Account, string Category, string Principal, decimal ListUsd, decimal BilledUsd)
{
    public static VendorLine Of(string[] cells) =>
        new(SampleTruth.Day(cells[0]), cells[1], cells[2], cells[3], cells[4], decimal.Parse(cells[5]), decimal.Parse(cells[6]));
}
