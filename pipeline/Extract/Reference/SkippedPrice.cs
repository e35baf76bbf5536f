namespace Finops.Extract.Reference;

/// <summary>An entry of a price file that is not taken.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Reason">Why not, in a few words that entries of one sort share.</param>
public sealed record SkippedPrice(string Name, string Reason);
