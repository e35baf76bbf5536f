namespace Finops.Land;

/// <summary>The type of a contract's column, as far as landing has to know it.</summary>
/// <param name="Kind">What a JSON value must be.</param>
/// <param name="Fields">The fields of a STRUCT, by name.</param>
/// <param name="Element">The element of a list.</param>
public sealed record RawType(RawKind Kind, IReadOnlyDictionary<string, RawType>? Fields = null, RawType? Element = null)
{
    /// <summary>What an amount must keep to that enters the ledger; null for others: quantities, prices, ratios.</summary>
    public RawAmount? Amount { get; init; }

    /// <summary>Reads DuckDB's spelling of a type: <c>STRUCT(id VARCHAR, "name" VARCHAR)[]</c>.</summary>
    public static RawType Parse(string text) => new RawTypeParser(text).Parse();
}
