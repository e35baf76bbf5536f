using System.Text.Json.Serialization;
using Finops.Reports.Content;

namespace Finops.Reports;

/// <summary>A report as content: nothing in it knows of HTML, PDF or colour. Equal content has an equal <see cref="Sha256"/>.</summary>
/// <param name="Title">The kind of report, e.g. "AI Spend Governance Report".</param>
/// <param name="Period">What it covers, e.g. "October 2026".</param>
/// <param name="AsOfUtc">The instant whose knowledge the warehouse holds.</param>
/// <param name="AsOf">The same, worded.</param>
/// <param name="Recipient">Whom it is for, e.g. "For A. Okafor"; null where it is for everybody.</param>
public sealed record ReportDocument(
    string Title,
    string Period,
    string Organization,
    DateTimeOffset AsOfUtc,
    string AsOf,
    string BuildId,
    IReadOnlyList<ReportSection> Sections,
    string? Recipient = null
)
{
    /// <summary>Lower-case hexadecimal SHA-256 of the whole content.</summary>
    [JsonIgnore]
    public string Sha256 => ContentHash.Of(this);
}
