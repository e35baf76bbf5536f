namespace Finops.Tests.EndToEnd;

/// <summary>One line of truth.csv: what one principal used on a day with one product, model and tier.</summary>
internal sealed record TruthLine(
    DateOnly Day,
    bool IsService,
    string Principal,
    string Email,
    string Product,
    string Model,
    Tokens Tokens,
    decimal ListUsd,
    decimal BilledUsd
)
{
    public static TruthLine Of(string[] cells) =>
        new(
            SampleTruth.Day(cells[0]),
            cells[1] == "service",
            cells[2],
            cells[3],
            cells[4],
            cells[5],
            new Tokens(long.Parse(cells[9]), long.Parse(cells[10]), long.Parse(cells[11]), long.Parse(cells[12]), long.Parse(cells[13]), long.Parse(cells[14])),
            decimal.Parse(cells[15]),
            decimal.Parse(cells[16])
        );
}
