namespace Finops.Close;

/// <summary>What a month is closed in spite of, by name (accept_as of mart_close_readiness), and why.</summary>
/// <param name="Names">Source ids whose data are not whole, or "invoice".</param>
/// <param name="Reason">Stands in the close, the journal and the report.</param>
public sealed record Acceptance(IReadOnlyList<string> Names, string? Reason)
{
    /// <summary>Nothing is accepted.</summary>
    public static Acceptance None { get; } = new([], null);

    /// <summary>Whether all that keeps a condition from being met is accepted.</summary>
    /// <param name="acceptAs">Names separated by ", "; null = the condition cannot be accepted.</param>
    public bool Covers(string? acceptAs) => acceptAs?.Split(", ").All(name => Names.Contains(name, StringComparer.Ordinal)) ?? false;
}
