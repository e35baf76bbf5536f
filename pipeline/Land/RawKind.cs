namespace Finops.Land;

/// <summary>What a JSON value must be to enter a column.</summary>
public enum RawKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>MONEY: a plain decimal, as a string or number; its token is kept as it stands.</summary>
    Money,

    /// <summary>UBIGINT: an integer that is not negative.</summary>
    Count,

    /// <summary>BIGINT: an integer.</summary>
    Integer,

    /// <summary>DOUBLE: any number. For rates that are shown and never summed.</summary>
    Number,

    /// <summary>BOOLEAN.</summary>
    Boolean,

    /// <summary>DATE: yyyy-MM-dd.</summary>
    Date,

    /// <summary>TIMESTAMPTZ: RFC 3339 with a zone, or a day, which stands for its UTC midnight.</summary>
    Time,

    /// <summary>JSON: anything.</summary>
    Json,

    /// <summary>STRUCT: an object.</summary>
    Struct,

    /// <summary>A list.</summary>
    List,
}
