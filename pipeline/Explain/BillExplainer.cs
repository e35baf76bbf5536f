using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Explain;

/// <summary>Walks from a cost center's bill to the rules, ledger rows and raw files behind it.</summary>
public static class BillExplainer
{
    /// <summary>Reads the bill and everything behind it, and adds each level up.</summary>
    /// <param name="warehouse">A published warehouse, read-only.</param>
    /// <param name="month">Whose bill.</param>
    /// <param name="costCenterId">Who pays, or unassigned, unattributed or central.</param>
    /// <param name="provider">One vendor's part alone; null for all.</param>
    /// <param name="mostRows">How many rows, lines and shares each part shows at most.</param>
    /// <param name="raw">Where raw files are found.</param>
    /// <exception cref="FinopsException">Exit code 2: no such month, cost center or provider; tells which there are. Exit code 1: a level does not add
    /// up.</exception>
    public static ExplainedBill Explain(DuckDBConnection warehouse, BillingMonth month, string costCenterId, string? provider, int mostRows, RawFiles raw)
    {
        var bill = Bill(warehouse, month, costCenterId);
        if (provider is not null && bill.All(account => account.Provider != provider))
        {
            throw Unknown($"--provider {provider}", $"a vendor on the bill of {costCenterId} for {month}", bill.Select(account => account.Provider));
        }

        var sums = new AddingUp();
        var reader = new PartReader(warehouse, month, costCenterId, mostRows, sums);
        var parts = reader.Read();
        List<ExplainedAccount> accounts =
        [
            .. bill.Where(account => provider is null || account.Provider == provider)
                .Select(account => new ExplainedAccount(
                    account.Provider,
                    account.BillingAccountId,
                    account.BilledUsd,
                    [.. parts[(account.Provider, account.BillingAccountId)].Select(reader.Explain)]
                )),
        ];
        foreach (var account in accounts)
        {
            sums.Compare(
                $"{costCenterId} {month} {account.Provider} {account.BillingAccountId}",
                "the account's part of the bill",
                account.BilledUsd,
                "the sum of its parts",
                account.Parts.Sum(part => part.BilledUsd)
            );
        }

        sums.Verify();
        var (buildId, asOf) = warehouse
            .Query("SELECT build_id, strftime(as_of_utc AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') FROM meta.build", row => (row.GetString(0), row.GetString(1)))
            .Single();
        return new ExplainedBill(
            month.ToString(),
            costCenterId,
            bill[0].Name,
            bill[0].Owner,
            bill[0].BusinessUnit,
            bill[0].IsCharged,
            bill[0].PeriodStatus,
            bill.Sum(account => account.BilledUsd),
            accounts,
            bill.Sum(account => account.BilledUsd) - accounts.Sum(account => account.BilledUsd),
            raw.Behind(warehouse, [.. accounts.SelectMany(account => account.Parts).SelectMany(part => part.Rows.Largest)]),
            buildId,
            asOf
        );
    }

    private static IReadOnlyList<BillLine> Bill(DuckDBConnection warehouse, BillingMonth month, string costCenterId)
    {
        var bill = warehouse.Query(
            $"""
            SELECT provider, billing_account_id, billed_usd, cost_center_name, owner, business_unit, is_charged, period_status FROM mart_chargeback_monthly
            WHERE billing_month = {Sql.Date(month.Start)} AND cost_center_id = {Sql.Text(costCenterId)} ORDER BY provider, billing_account_id
            """,
            row => new BillLine(
                row.GetString(0),
                row.GetString(1),
                row.GetDecimal(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.GetBoolean(6),
                row.GetString(7)
            )
        );
        if (bill.Count > 0)
        {
            return bill;
        }

        var units = Texts(warehouse, $"SELECT DISTINCT cost_center_id FROM mart_chargeback_monthly WHERE billing_month = {Sql.Date(month.Start)} ORDER BY 1");
        throw units.Count > 0
            ? Unknown(costCenterId, $"a cost center with a bill for {month}", units)
            : Unknown(
                month.ToString(),
                "a month with bills",
                Texts(warehouse, "SELECT DISTINCT strftime(billing_month, '%Y-%m') FROM mart_chargeback_monthly ORDER BY 1")
            );
    }

    private static IReadOnlyList<string> Texts(DuckDBConnection warehouse, string sql) => warehouse.Query(sql, row => row.GetString(0));

    private static FinopsException Unknown(string where, string expected, IEnumerable<string> known)
    {
        var list = string.Join(", ", known.Distinct(StringComparer.Ordinal));
        return new FinopsException(
            ExitCode.Usage,
            new Problem(
                where,
                expected,
                list.Length == 0 ? "a warehouse without charges" : string.Create(CultureInfo.InvariantCulture, $"there are {list}"),
                "choose one of those"
            )
        );
    }

    private sealed record BillLine(
        string Provider,
        string BillingAccountId,
        decimal BilledUsd,
        string Name,
        string? Owner,
        string? BusinessUnit,
        bool IsCharged,
        string PeriodStatus
    );
}
