using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>
/// What a vendor's row looks like: schemas/raw/&lt;source&gt;/raw_&lt;source&gt;__&lt;entity&gt;.sql, a CREATE TABLE in the vendor's own words and units.
/// Landing adds <c>usage_date</c>, <c>part</c>, <c>extracted_at_utc</c> and <c>_unknown</c> to every one.
/// </summary>
public sealed partial class RawContract
{
    // The files travel inside the program: what their columns are is asked once.
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, RawContract>> Known = new(StringComparer.Ordinal);

    private RawContract(string table, string entity, IReadOnlyList<RawColumn> columns, string createTable)
    {
        Table = table;
        Entity = entity;
        Columns = columns;
        ByName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        CreateTable = createTable;
    }

    /// <summary>Name of the table and of the view that models read: raw_claude_analytics__users.</summary>
    public string Table { get; }

    /// <summary>The part after the double underscore: users.</summary>
    public string Entity { get; }

    /// <summary>The vendor's columns, without those that landing adds.</summary>
    public IReadOnlyList<RawColumn> Columns { get; }

    /// <summary>The same by name.</summary>
    public IReadOnlyDictionary<string, RawColumn> ByName { get; }

    /// <summary>The statement of the contract's file.</summary>
    public string CreateTable { get; }

    /// <summary>Names this version of the contract: files landed under the same one have the same columns.</summary>
    public string Version => Sha256.OfText(CreateTable);

    /// <summary>The same bytes under another contract are other content: they land anew, with the columns they now have.</summary>
    public string Identity(string contentSha256) => Sha256.OfText(contentSha256 + CreateTable);

    /// <summary>The columns that landing adds to every raw table.</summary>
    public static string AddedColumns => "usage_date DATE, part VARCHAR, extracted_at_utc TIMESTAMPTZ, _unknown JSON";

    /// <summary>Folder name of a source: claude-analytics → claude_analytics.</summary>
    public static string FolderOf(string sourceId) => sourceId.Replace('-', '_');

    /// <summary>All contracts of a source, by entity. Creates their (empty) tables on the connection, with the added columns.</summary>
    public static IReadOnlyDictionary<string, RawContract> Load(DuckDBConnection connection, string sourceId)
    {
        var prefix = $"raw_{FolderOf(sourceId)}__";
        var files = SchemaFiles.Below($"schemas/raw/{FolderOf(sourceId)}").Where(file => file.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        files.ForEach(file => connection.Execute(EmptyTable(file)));
        return Known.GetOrAdd(sourceId, _ =>
            files.ToDictionary(file => file.Name[prefix.Length..], file => Read(connection, file, file.Name[prefix.Length..]), StringComparer.Ordinal)
        );
    }

    // MONEY, USD(…) and CENTS(…) are text with a promise that DuckDB cannot express: the file says which columns carry it.
    private static string EmptyTable(SchemaFile file)
    {
        var typed = MoneyColumn().Replace(file.Text.TrimEnd(), "${indent}\"${name}\" VARCHAR");
        return $"{CreateTableOf().Replace(typed[..typed.LastIndexOf(')')], $"CREATE OR REPLACE TEMP TABLE contract_{file.Name}")}, {AddedColumns})";
    }

    private static RawContract Read(DuckDBConnection connection, SchemaFile file, string entity)
    {
        var money = MoneyColumn().Matches(file.Text).ToDictionary(match => match.Groups["name"].Value, Money, StringComparer.Ordinal);
        var columns = connection.Query($"PRAGMA table_info('contract_{file.Name}')", reader =>
            Column(reader.GetString(1), reader.GetString(2), isNullable: !reader.GetBoolean(3), money)
        );
        return new RawContract(file.Name, entity, [.. columns.SkipLast(AddedColumns.Split(", ").Length)], file.Text);
    }

    private static RawType Money(Match match) =>
        new(RawKind.Money)
        {
            Amount = match.Groups["unit"].Success
                ? new RawAmount(match.Groups["unit"].Value, int.Parse(match.Groups["decimals"].Value, CultureInfo.InvariantCulture))
                : null,
        };

    private static RawColumn Column(string name, string sqlType, bool isNullable, Dictionary<string, RawType> money) =>
        new(name, sqlType, money.GetValueOrDefault(name) ?? RawType.Parse(sqlType), !isNullable);

    [GeneratedRegex(
        @"^(?<indent>\s*)""?(?<name>\w+)""?\s+(MONEY\b|(?<unit>USD|CENTS)\((?<decimals>\d+)\))",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MoneyColumn();

    [GeneratedRegex(@"CREATE\s+TABLE\s+raw_\w+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CreateTableOf();
}
