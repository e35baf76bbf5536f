using Finops.Database;

namespace Finops.Land;

/// <summary>One column of the contract as a volume file has it.</summary>
/// <param name="Column">The contract's column.</param>
/// <param name="Name">Its name in the file; null where the file lacks it.</param>
/// <param name="Type">DuckDB's name of the type that it is read with.</param>
internal sealed record VolumeColumn(RawColumn Column, string? Name, string Type)
{
    private const string Zone = "'[+-][0-9][0-9](:?[0-9][0-9])?$'";

    private bool IsText => Type is "VARCHAR" or "JSON";

    private bool IsNested => Type.EndsWith(']') || Type.StartsWith("STRUCT", StringComparison.Ordinal) || Type.StartsWith("MAP", StringComparison.Ordinal);

    private bool IsWhole => Type.EndsWith("INT", StringComparison.Ordinal) || Type.EndsWith("INTEGER", StringComparison.Ordinal);

    /// <summary>A TIMESTAMP of any unit without a zone.</summary>
    public bool HasTimesWithoutZone => Column.Type.Kind == RawKind.Time && Type.StartsWith("TIMESTAMP", StringComparison.Ordinal) && !Type.EndsWith("ZONE", StringComparison.Ordinal);

    /// <summary>Whether a fraction would be rounded unseen, so that the rows have to be looked at.</summary>
    public bool MayHaveFractions => Name is not null && !IsWhole && Column.Type.Kind is RawKind.Count or RawKind.Integer;

    /// <summary>The file's value as the contract's kind; times as TIMESTAMP in UTC, whole numbers that may have fractions still as DOUBLE.</summary>
    /// <param name="zonelessIsUtc">What a time without a zone means; otherwise it is an error.</param>
    public string Read(bool zonelessIsUtc)
    {
        if (Name is null)
        {
            return $"CAST(NULL AS {(Column.Type.Kind == RawKind.Time ? "TIMESTAMP" : Column.SqlType)})";
        }

        var name = Sql.Name(Name);
        return Column.Type.Kind switch
        {
            RawKind.Text when IsNested => $"CAST(to_json({name}) AS VARCHAR)",
            RawKind.Text => $"CAST({name} AS VARCHAR)",
            RawKind.Money => $"CASE WHEN {name} IS NULL OR {IsAmount(name)} THEN CAST({name} AS VARCHAR) ELSE error('no amount') END",
            RawKind.Count or RawKind.Integer => $"CAST({name} AS {(IsWhole ? Column.SqlType : "DOUBLE")})",
            RawKind.Time => Time(name, zonelessIsUtc),
            RawKind.Json when IsText => $"CAST({name} AS JSON)",
            RawKind.Json => $"to_json({name})",
            _ => $"CAST({name} AS {Column.SqlType})",
        };
    }

    /// <summary>The landed value, from what <see cref="Read"/> gave under the contract's name.</summary>
    public string Land() => Column.Type.Kind switch
    {
        RawKind.Count or RawKind.Integer => $"CAST({Sql.Name(Column.Name)} AS {Column.SqlType})",
        RawKind.Time => $"make_timestamptz(epoch_us({Sql.Name(Column.Name)}))",
        _ => Sql.Name(Column.Name),
    };

    /// <summary>SQL that is true for a value that <see cref="Read"/> or <see cref="Land"/> would refuse, or that is missing.</summary>
    /// <param name="zonelessIsUtc">What a time without a zone means.</param>
    public string IsBad(bool zonelessIsUtc)
    {
        if (Name is null)
        {
            return "false";
        }

        var name = Sql.Name(Name);
        var bad = Column.Type.Kind switch
        {
            RawKind.Text => "false",
            RawKind.Money => $"NOT {IsAmount(name)}",
            RawKind.Count or RawKind.Integer => $"TRY_CAST({name} AS DOUBLE) IS NULL OR TRY_CAST({name} AS DOUBLE) <> trunc(TRY_CAST({name} AS DOUBLE)) OR TRY_CAST(TRY_CAST({name} AS DOUBLE) AS {Column.SqlType}) IS NULL",
            RawKind.Time when Type == "VARCHAR" && zonelessIsUtc => $"TRY_CAST(rtrim({name}, 'Z') AS TIMESTAMP) IS NULL AND TRY_CAST({name} AS TIMESTAMPTZ) IS NULL",
            RawKind.Time when Type == "VARCHAR" => $"TRY_CAST({name} AS TIMESTAMPTZ) IS NULL OR NOT (ends_with({name}, 'Z') OR regexp_matches({name}, {Zone}))",
            RawKind.Time => "false",
            RawKind.Json => IsText ? $"NOT json_valid({name})" : "false",
            _ => $"TRY_CAST({name} AS {Column.SqlType}) IS NULL",
        };
        return $"coalesce({(Column.IsRequired ? $"{name} IS NULL OR " : "")}({name} IS NOT NULL AND ({bad})), false)";
    }

    // Exponents and any number of decimals are an amount; what is rounded from it is for staging to say.
    private string IsAmount(string name) => Type.StartsWith("DECIMAL", StringComparison.Ordinal) || IsWhole ? "true" : $"TRY_CAST(CAST({name} AS VARCHAR) AS DECIMAL(38, 12)) IS NOT NULL";

    // The rare time that is not written with Z goes the long way.
    private string Time(string name, bool zonelessIsUtc) => Type switch
    {
        "VARCHAR" when zonelessIsUtc => $"CASE WHEN regexp_matches({name}, ':[0-9.]+' || {Zone}) THEN timezone('UTC', {name}::TIMESTAMPTZ) ELSE rtrim({name}, 'Z')::TIMESTAMP END",
        "VARCHAR" => $"CASE WHEN {name} IS NULL OR ends_with({name}, 'Z') THEN {name}::TIMESTAMP WHEN regexp_matches({name}, {Zone}) THEN timezone('UTC', {name}::TIMESTAMPTZ) ELSE error('no zone') END",
        "TIMESTAMP WITH TIME ZONE" => $"timezone('UTC', {name})",
        _ => $"CAST({name} AS TIMESTAMP)",
    };
}
