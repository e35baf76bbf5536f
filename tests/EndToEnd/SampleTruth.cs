using System.Globalization;
using System.IO.Compression;

namespace Finops.Tests.EndToEnd;

/// <summary>
/// What was really used in the sample company (lines: Claude Enterprise; vendors: whoever else bills), read with nothing but string splitting and decimals: no
/// pipeline, no database.
/// </summary>
internal sealed record SampleTruth(
    IReadOnlyList<TruthLine> Lines,
    IReadOnlyList<ActivityLine> Activity,
    IReadOnlyList<VendorLine> Vendors,
    IReadOnlyList<PersonLine> People
)
{
    public static IReadOnlyList<DateOnly> Months { get; } = [.. Enumerable.Range(5, 6).Select(month => new DateOnly(2026, month, 1))];

    public static SampleTruth Read(string sample) =>
        new(
            [.. Cells(Unzipped(Path.Combine(sample, "truth", "truth.csv.gz"))).Select(TruthLine.Of)],
            [.. Cells(Unzipped(Path.Combine(sample, "truth", "truth-activity.csv.gz"))).Select(ActivityLine.Of)],
            [.. Cells(Unzipped(Path.Combine(sample, "truth", "truth-vendors.csv.gz"))).Select(VendorLine.Of)],
            [.. Cells(File.ReadAllText(Path.Combine(sample, "people", "people.csv"))).Select(PersonLine.Of)]
        );

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public IEnumerable<TruthLine> Of(DateOnly month) => Lines.Where(line => MonthOf(line.Day) == month);

    /// <summary>The line of people.csv behind a principal on a day: by the vendor's user id, else by e-mail.</summary>
    public PersonLine? PersonOf(TruthLine line) =>
        line.IsService
            ? null
            : People.FirstOrDefault(person => person.UserId == line.Principal && person.Covers(line.Day))
                ?? People.FirstOrDefault(person => person.Emails.Contains(line.Email, StringComparer.OrdinalIgnoreCase) && person.Covers(line.Day));

    /// <summary>Who pays: a cost center, unassigned (a person without one) or unattributed (no person).</summary>
    public string PayerOf(TruthLine line) =>
        PersonOf(line) is not { } person ? "unattributed"
        : person.CostCenter.Length == 0 ? "unassigned"
        : person.CostCenter;

    private static string Unzipped(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    // No cell of these files holds a comma or a quote.
    private static IEnumerable<string[]> Cells(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
}
