namespace Finops.Tests.EndToEnd;

/// <summary>One line of people.csv: where a person belongs from a day (inclusive) to another (exclusive).</summary>
internal sealed record PersonLine(string Id, IReadOnlyList<string> Emails, string UserId, string CostCenter, DateOnly From, DateOnly? To)
{
    public static PersonLine Of(string[] cells) =>
        new(cells[0], cells[2].Split(';'), cells[3], cells[8], SampleTruth.Day(cells[9]), cells[10].Length == 0 ? null : SampleTruth.Day(cells[10]));

    public bool Covers(DateOnly day) => day >= From && (To is null || day < To);
}
