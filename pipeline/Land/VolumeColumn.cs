using Finops.Database;

namespace Finops.Land;

/// <summary>One column of the contract as a volume file has it.</summary>
/// <param name="Column">The contract's column.</param>
/// <param name="Name">Its name in the file; null where the file lacks it.</param>
/// <param name="Type">DuckDB's name of the type that it is read with.</param>
internal sealed record VolumeColumn(RawColumn Column, string? Name, string Type)
{
    private const string Zone = "'[+-][0-9][0-9](:?[0-9][0-9])?$'";

    /// <summary>DuckDB's JSON path of the value inside the file's column; null where the column is the value.</summary>
    public string? Path { get; init; }

    /// <summary>What stands where the file has no value.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a landed file needs the column: one that has no value in any row takes as long to write as one that has.</summary>
    public bool IsWritten => Name is not null || Default is not null || Column.IsRequired;

    private bool IsText => Type is "VARCHAR" or "JSON";

    private bool IsNested => Type.EndsWith(']') || Type.StartsWith("STRUCT", StringComparison.Ordinal) || Type.StartsWith("MAP", StringComparison.Ordinal);

    private bool IsWhole => Type.EndsWith("INT", StringComparison.Ordinal) || Type.EndsWith("INTEGER", StringComparison.Ordinal);

    /// <summary>SQL of the value as it stands in the file.</summary>
    public string Value => Path is null ? Sql.Name(Name!) : $"json_extract_string({Sql.Name(Name!)}, {Sql.Text(Path)})";

    /// <summary>SQL of what an error shows of it.</summary>
    public string Shown => Path is null ? $"CAST({Value} AS VARCHAR)" : $"CASE WHEN json_valid({Sql.Name(Name!)}) THEN {Value} ELSE {Sql.Name(Name!)} END";

    /// <summary>A TIMESTAMP of any unit without a zone.</summary>
    public bool HasTimesWithoutZone =>
        Column.Type.Kind == RawKind.Time && Type.StartsWith("TIMESTAMP", StringComparison.Ordinal) && !Type.EndsWith("ZONE", StringComparison.Ordinal);

    /// <summary>Whether a fraction would be rounded unseen, so that the rows have to be looked at.</summary>
    public bool MayHaveFractions => Name is not null && !IsWhole && Column.Type.Kind is RawKind.Count or RawKind.Integer;

    /// <summary>The file's value as the contract's kind; times as TIMESTAMP in UTC, whole numbers that may have fractions still as DOUBLE.</summary>
    /// <param name="zonelessIsUtc">What a time without a zone means; otherwise it is an error.</param>
    public string Read(bool zonelessIsUtc)
    {
        var fallback = $"CAST({Sql.TextOrNull(Default)} AS {(Column.Type.Kind == RawKind.Time ? "TIMESTAMP" : Column.SqlType)})";
        return Name is null ? fallback
            : Default is null ? ReadValue(zonelessIsUtc)
            : $"coalesce({ReadValue(zonelessIsUtc)}, {fallback})";
    }

    /// <summary>The landed value, from what <see cref="Read"/> gave under the contract's name.</summary>
    public string Land() =>
        Column.Type.Kind switch
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

        var name = Value;
        var bad = Column.Type.Kind switch
        {
            RawKind.Text => "false",
            RawKind.Money => $"NOT {IsAmount(name)}",
            RawKind.Count or RawKind.Integer =>
                $"TRY_CAST({name} AS DOUBLE) IS NULL OR TRY_CAST({name} AS DOUBLE) <> trunc(TRY_CAST({name} AS DOUBLE)) OR TRY_CAST(TRY_CAST({name} AS "
                    + $"DOUBLE) AS {Column.SqlType}) IS NULL",
            RawKind.Time when Type == "VARCHAR" && zonelessIsUtc =>
                $"TRY_CAST(rtrim({name}, 'Z') AS TIMESTAMP) IS NULL AND TRY_CAST({name} AS TIMESTAMPTZ) IS NULL",
            RawKind.Time when Type == "VARCHAR" => $"TRY_CAST({name} AS TIMESTAMPTZ) IS NULL OR NOT (ends_with({name}, 'Z') OR regexp_matches({name}, {Zone}))",
            RawKind.Time => "false",
            RawKind.Json => IsText ? $"NOT json_valid({name})" : "false",
            _ => $"TRY_CAST({name} AS {Column.SqlType}) IS NULL",
        };
        var isMissing = Column.IsRequired && Default is null ? "true" : "false";
        var test = $"CASE WHEN {name} IS NULL THEN {isMissing} ELSE coalesce({bad}, false) END";
        return Path is null ? test : $"CASE WHEN {Sql.Name(Name)} IS NULL THEN {isMissing} WHEN json_valid({Sql.Name(Name)}) THEN {test} ELSE true END";
    }

    private string ReadValue(bool zonelessIsUtc)
    {
        var name = Value;
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

    // Exponents and any number of decimals are an amount; what is rounded from it is for staging to say.
    private string IsAmount(string name) =>
        Column.Type.Amount is { } amount ? $"coalesce(abs(TRY_CAST({name} AS DECIMAL(38, 12))) <= {amount.Limit:0}, false)"
        : Type.StartsWith("DECIMAL", StringComparison.Ordinal) || IsWhole ? "true"
        : $"TRY_CAST(CAST({name} AS VARCHAR) AS DECIMAL(38, 12)) IS NOT NULL";

    // The rare time that is not written with Z goes the long way.
    private string Time(string name, bool zonelessIsUtc) =>
        Type switch
        {
            "VARCHAR" when zonelessIsUtc =>
                $"CASE WHEN regexp_matches({name}, ':[0-9.]+' || {Zone}) THEN timezone('UTC', {name}::TIMESTAMPTZ) ELSE rtrim({name}, 'Z')::TIMESTAMP END",
            "VARCHAR" => $"CASE WHEN {name} IS NULL OR ends_with({name}, 'Z') THEN {name}::TIMESTAMP WHEN regexp_matches({name}, {Zone}) THEN timezone('UTC', "
                + $"{name}::TIMESTAMPTZ) ELSE error('no zone') END",
            "TIMESTAMP WITH TIME ZONE" => $"timezone('UTC', {name})",
            _ => $"CAST({name} AS TIMESTAMP)",
        };
}
