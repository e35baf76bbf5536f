namespace Finops.Simulator;

/// <summary>What the vendors of a company really charge, from their books and never from an answer. A pure function of the clock.</summary>
public static class VendorTruth
{
    /// <summary>
    /// Charges of the days from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), as the books hold them at the clock: one per day,
    /// source, account, category and principal, in that order.
    /// </summary>
    public static IEnumerable<VendorTruthRow> Rows(IEnumerable<IVendorApi> vendors, DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        List<IVendorApi> billing = [.. vendors.OrderBy(static vendor => vendor.SourceId, StringComparer.Ordinal)];
        for (DateOnly day = from; day < to; day = day.AddDays(1))
        {
            foreach (IVendorApi vendor in billing)
            {
                var sums = (vendor.Charges(day, clock, new Faults()) ?? [])
                    .GroupBy(static charge => (charge.AccountId, charge.Category, charge.PrincipalId))
                    .OrderBy(static charges => charges.Key.AccountId, StringComparer.Ordinal)
                    .ThenBy(static charges => charges.Key.Category, StringComparer.Ordinal)
                    .ThenBy(static charges => charges.Key.PrincipalId, StringComparer.Ordinal);
                foreach (var charges in sums)
                {
                    yield return new VendorTruthRow(
                        day,
                        vendor.SourceId,
                        new VendorCharge(
                            charges.Key.AccountId,
                            charges.Key.Category,
                            charges.Key.PrincipalId,
                            charges.Sum(static charge => charge.ListUsd),
                            charges.Sum(static charge => charge.BilledUsd)
                        )
                    );
                }
            }
        }
    }
}
