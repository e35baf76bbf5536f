namespace Finops.Reports.Content;

/// <summary>A word-sized line: months without a figure are gaps.</summary>
public sealed record Sparkline(IReadOnlyList<decimal?> Values, string AltText)
{
    /// <summary>Null when fewer than two values are known: a dot is no trend.</summary>
    public static Sparkline? Of(IReadOnlyList<decimal?> values, string altText) =>
        values.Count(value => value is not null) < 2 ? null : new Sparkline(values, altText);
}
