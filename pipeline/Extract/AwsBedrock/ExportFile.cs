using System.Text.RegularExpressions;

namespace Finops.Extract.AwsBedrock;

/// <summary>One data file of an export, in a bucket or in a folder.</summary>
/// <param name="Part">Its stable id: bucket and key, or the path below the folder.</param>
/// <param name="ContentId">Changes with the content: an etag, or a SHA-256.</param>
/// <param name="Location">The object's key, or the file's path.</param>
/// <param name="Bytes">Length, to tell a torn download.</param>
internal sealed partial record ExportFile(string Part, string ContentId, string Location, long Bytes)
{
    /// <summary>The path up to and with <c>BILLING_PERIOD=2026-10</c>, which an export replaces wholesale; null where the path has none.</summary>
    public string? Period => PeriodOf(Part);

    /// <summary>The folder below the period, when an export makes a new one for each execution (named by its time); empty when it overwrites.</summary>
    public string Execution => Period is { } period && Part[period.Length..].Trim('/').Split('/') is [var folder, _, ..] ? folder : "";

    /// <summary>First and last day of the period, for a request of certain days; null where the path names none.</summary>
    public DateOnly? PeriodStart => Period is { } period && DateOnly.TryParseExact(period[^7..] + "-01", "yyyy-MM-dd", out var day) ? day : null;

    /// <summary>The period of any part.</summary>
    public static string? PeriodOf(string part) => Partition().Match(part) is { Success: true } match ? part[..(match.Index + match.Length)] : null;

    /// <summary>Whether a key is a data file; manifests and metadata are not.</summary>
    public static bool IsData(string key) => DataName().IsMatch(key) && !key.Contains("/metadata/", StringComparison.Ordinal);

    [GeneratedRegex("""BILLING_PERIOD=\d{4}-\d\d(?=/)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Partition();

    [GeneratedRegex("""\.(parquet|csv|csv\.gz)$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DataName();
}
