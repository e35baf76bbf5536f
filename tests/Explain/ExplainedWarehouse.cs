using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;
using Finops.Explain;
using Finops.Verbs;
using Quote = Finops.Database.Sql;

namespace Finops.Tests.Explain;

/// <summary>A published warehouse in memory in which a test changes something, and what explains its bills.</summary>
internal sealed class ExplainedWarehouse : IDisposable
{
    private static readonly string[] Tables =
    [
        "mart_chargeback_monthly",
        "mart_chargeback_lines",
        "int_charges__allocated",
        "int_charges__carved",
        "int_charges__ruled",
        "int_pools__shared",
        "int_attributed_spend__moved",
        "ref_allocation_rules",
        "meta.build",
        "meta.files",
    ];

    private readonly Home home;
    private readonly DuckDBConnection connection = DuckDb.OpenMemory(new DuckDbSettings(), "");

    public ExplainedWarehouse(Home home, string changes = "")
    {
        this.home = home;
        connection.Execute(
            $"""
            ATTACH {Quote.Text(new FileInfo(home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName)} AS published (READ_ONLY);
            CREATE SCHEMA meta;
            {string.Concat(
                Tables.Select(table =>
                    $"CREATE TABLE {table} AS FROM published.{(table.StartsWith("int_", StringComparison.Ordinal) ? "internal." : "")}{table};\n"
                )
            )}
            {changes}
            """
        );
    }

    public ExplainedBill Explain(string month, string costCenterId, string? provider = null, int mostRows = 5) =>
        BillExplainer.Explain(connection, Month(month), costCenterId, provider, mostRows, new RawFiles(home, ExplainVerb.ChargedEntities));

    public static BillingMonth Month(string text) => BillingMonth.TryParse(text, out var month) ? month : throw new FormatException(text);

    /// <summary>Cost centers with a bill for the month.</summary>
    public IReadOnlyList<string> CostCenters(string month) =>
        connection.Query(
            $"SELECT DISTINCT cost_center_id FROM mart_chargeback_monthly WHERE billing_month = {Quote.Date(Month(month).Start)} ORDER BY 1",
            reader => reader.GetString(0)
        );

    public T Scalar<T>(string sql) => connection.Scalar<T>(sql);

    public void Dispose() => connection.Dispose();
}
