namespace Finops.Extract;

/// <summary>A source as finops.json names it: the kind of source, and which of several organizations of the vendor.</summary>
/// <param name="Source">What asks.</param>
/// <param name="Account">The name after the colon in <c>openai:emea</c>; null for the only one.</param>
public sealed record NamedSource(ISource Source, string? Account)
{
    /// <summary><c>openai</c> or <c>openai:emea</c>.</summary>
    public string Name => Account is null ? Source.Id : $"{Source.Id}:{Account}";
}
