namespace Finops.Land;

/// <summary>One column of a raw contract.</summary>
/// <param name="Name">The vendor's word.</param>
/// <param name="SqlType">DuckDB's name of the type.</param>
/// <param name="Type">The same, for checking JSON.</param>
/// <param name="IsRequired">NOT NULL: the vendor promises it.</param>
public sealed record RawColumn(string Name, string SqlType, RawType Type, bool IsRequired);
