namespace Finops.Verbs;

/// <param name="Day">The first column, where it is a date.</param>
/// <param name="IsProvisional">Whether the vendor can still revise it, as `is_provisional` says.</param>
internal sealed record AnswerRow(DateOnly? Day, IReadOnlyList<string> Texts, IReadOnlyList<decimal?> Numbers, bool IsProvisional);
