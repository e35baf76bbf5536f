namespace Finops.Build;

/// <summary>The layers of schemas/, in the data's way.</summary>
public enum Layer
{
    /// <summary>stg_: renames and casts one raw table; a view.</summary>
    Staging,

    /// <summary>int_: puts things together; a table.</summary>
    Intermediate,

    /// <summary>each_source__, each_kind__: what every source, or kind, states under one name; a view.</summary>
    Collection,

    /// <summary>mart_ and ref_: what people read; a table with every column described.</summary>
    Mart,

    /// <summary>check_: returns the rows that are wrong.</summary>
    Check,
}
