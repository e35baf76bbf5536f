using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace Finops.Reports.Marts;

/// <summary>One row of an answer, read by column name. Money comes as exact decimals, instants as UTC.</summary>
internal sealed class MartRow(DbDataReader reader)
{
    internal string Text(string column) => TextOrNull(column) ?? throw Missing(column);

    internal string? TextOrNull(string column) => IsNull(column) ? null : reader.GetString(reader.GetOrdinal(column));

    internal decimal Usd(string column) => NumberOrNull(column) ?? 0m;

    /// <summary>Any number as a decimal; null stays null.</summary>
    internal decimal? NumberOrNull(string column) =>
        IsNull(column)
            ? null
            : reader.GetValue(reader.GetOrdinal(column)) switch
            {
                BigInteger big => (decimal)big,
                double real => (decimal)real,
                object number => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
            };

    /// <summary>A count; nothing counted is zero.</summary>
    internal long Count(string column) => (long)(NumberOrNull(column) ?? 0m);

    internal bool Flag(string column) => !IsNull(column) && reader.GetBoolean(reader.GetOrdinal(column));

    internal DateOnly Date(string column) => reader.GetFieldValue<DateOnly>(reader.GetOrdinal(column));

    internal DateOnly? DateOrNull(string column) => IsNull(column) ? null : Date(column);

    internal DateTimeOffset? InstantOrNull(string column) =>
        IsNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(reader.GetOrdinal(column)), DateTimeKind.Utc));

    private bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));

    private static InvalidOperationException Missing(string column) => new($"The warehouse holds no {column} where one is promised.");
}
