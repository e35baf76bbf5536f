namespace Finops.Extract.Openai;

/// <summary>One report in day buckets, as this program asks for it.</summary>
/// <param name="Entity">The entity that its rows land as.</param>
/// <param name="Path">The path behind <c>/v1/organization/</c>.</param>
/// <param name="GroupBy">The fields to group by, all that the vendor documents for this report.</param>
internal sealed record OpenaiReport(string Entity, string Path, IReadOnlyList<string> GroupBy);
