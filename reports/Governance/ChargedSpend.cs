namespace Finops.Reports.Governance;

/// <summary>
/// The part of mart_spend_daily that is charged: an account's estimates lie in the cube even where the vendor bills the same use,
/// and only what mart_chargeback_monthly charges may be added up beside it.
/// </summary>
internal static class ChargedSpend
{
    /// <summary>A common table expression named charged_spend, with the columns of mart_spend_daily.</summary>
    internal const string Cte = """
        charged_spend as (
          select *
          from mart_spend_daily as spend
          where exists (
            from mart_chargeback_monthly as line
            where line.billing_month = date_trunc('month', spend.usage_date)
              and line.provider = spend.provider
              and line.billing_account_id is not distinct from spend.billing_account_id
              and line.is_estimate = spend.is_estimate)
        )
        """;
}
