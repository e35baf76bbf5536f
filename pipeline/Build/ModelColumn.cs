namespace Finops.Build;

/// <summary>A column of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">DuckDB's name of its type.</param>
public sealed record ModelColumn(string Name, string Type);
