using System.Globalization;
using Finops.Explain;

namespace Finops.Cli;

/// <summary>An explained bill as text that its reader can add up: whole cents at the right edge, exact amounts beside what they are made of.</summary>
internal sealed class ExplanationText(TextWriter output)
{
    private const int Edge = 100;

    public void Write(ExplainedBill bill)
    {
        output.WriteLine($"{bill.CostCenterId} {bill.CostCenterName}, bill of {bill.BillingMonth}: USD {Cents(bill.BilledUsd)}");
        output.WriteLine(
            string.Join(
                ", ",
                new[]
                {
                    bill.Owner,
                    bill.BusinessUnit,
                    bill.IsCharged ? "charged" : "shown and not charged",
                    bill.PeriodStatus,
                    $"build {bill.BuildId} as of {bill.AsOfUtc}",
                }.OfType<string>()
            )
        );
        foreach (var account in bill.Accounts)
        {
            output.WriteLine();
            Amount($"{account.Provider} {account.BillingAccountId}", account.BilledUsd);
            foreach (var part in account.Parts)
            {
                Write(part, bill.CostCenterId);
            }

            Sum($"  {Plural(account.Parts.Count, "part")} together", account.Parts.Sum(part => part.BilledUsd));
        }

        output.WriteLine();
        if (bill.OtherProvidersUsd != 0m)
        {
            Amount("other vendors, not shown", bill.OtherProvidersUsd);
        }

        Sum("the bill", bill.Accounts.Sum(account => account.BilledUsd) + bill.OtherProvidersUsd);
        Write(bill.Files);
    }

    private void Write(ExplainedPart part, string costCenterId)
    {
        Amount("  " + Title(part, costCenterId), part.BilledUsd);
        output.WriteLine($"      exactly {Exact(part.LedgerUsd)}, rounded to the cents of the bill by {Exact(part.BilledUsd - part.LedgerUsd)}");
        if (part.RuleId is not null)
        {
            output.WriteLine(part.RuleMatch is null ? "      allocation_rules.csv has no such rule any more" : $"      the rule fits {part.RuleMatch}");
        }

        if (part.EarlierUsd != 0m || part.LaterUsd != 0m)
        {
            output.WriteLine(
                $"      earlier bills {Exact(part.EarlierUsd)} + this bill {Exact(part.LedgerUsd)} + later bills {Exact(part.LaterUsd)} = the ledger now "
                    + $"{Exact(part.CurrentUsd)}"
            );
        }

        Write(part.Moves, part.Kind);
        Write(part.Changes);
        Write(part.Pool, part.AllocationMethod);
        Write(
            part.Rows,
            part.Kind switch
            {
                "correction" => "ledger rows, as they are now, of the lines that changed",
                not "direct" when part.Moves.Count > 0 => "ledger rows of that direct use",
                "pool" => "ledger rows of the pool",
                _ => "ledger rows",
            }
        );
    }

    private void Write(IReadOnlyList<MovedUse> moves, string kind)
    {
        if (moves.Count > 0)
        {
            output.WriteLine(
                $"      {(kind == "direct" ? "less what rules on skills and connectors take" : "what the vendor attributes to it, taken from everybody's direct use")}, each line's part cut to 1e-12:"
            );
        }

        var (of, ratio, direct, usd) = (
            Column(moves, move => $"{move.RuleId} of {move.Product}"),
            Column(moves, move => Ratio(move.AllocatedRatio)),
            Column(moves, move => move.DirectUsd),
            Column(moves, move => move.Usd)
        );
        foreach (var move in moves)
        {
            output.WriteLine($"        {of(move)}  {ratio(move)} of {direct(move)} = {usd(move)}");
        }
    }

    private void Write(Shown<ChangedLine>? changes)
    {
        if (changes is null)
        {
            return;
        }

        output.WriteLine($"      {Plural(changes.Count, "line")} changed, together by {Exact(changes.Usd)}:");
        var (earlier, correction, corrected) = (
            Column(changes.Largest, line => line.EarlierUsd),
            Column(changes.Largest, line => line.CorrectionUsd),
            Column(changes.Largest, line => line.CorrectedUsd)
        );
        foreach (var line in changes.Largest)
        {
            output.WriteLine(
                $"        {earlier(line)} + {correction(line)} = {corrected(line)}  {Words(line.Who, line.Product, line.Model, line.CostType)} ({line.RuleId})"
            );
        }

        More(changes.MoreCount, changes.MoreUsd);
    }

    private void Write(ExplainedPool? pool, string? method)
    {
        if (pool is null)
        {
            return;
        }

        output.WriteLine($"      pool {pool.PoolId}: {Exact(pool.OriginUsd)} shared by {Unit(method)}{(pool.IsWeighed ? "" : "; nothing weighed")}");
        if (pool.Own is { } own)
        {
            output.WriteLine($"      {Weight(own.Weight, method)} of {Weight(pool.PoolWeight, method)} = {Ratio(own.AllocatedRatio)} of it = {Exact(own.Usd)}");
        }

        output.WriteLine($"      {Plural(pool.Receivers.Count, "cost center")} got {Exact(pool.Receivers.Usd)}:");
        var (id, weight, usd) = (
            Column(pool.Receivers.Largest, share => share.CostCenterId),
            Column(pool.Receivers.Largest, share => Weight(share.Weight, method)),
            Column(pool.Receivers.Largest, share => share.Usd)
        );
        foreach (var share in pool.Receivers.Largest)
        {
            output.WriteLine($"        {id(share)}  {weight(share)}  {usd(share)}");
        }

        More(pool.Receivers.MoreCount, pool.Receivers.MoreUsd);
    }

    private void Write(Shown<LedgerRow> rows, string what)
    {
        output.WriteLine(
            $"      {rows.Count.ToString("N0", CultureInfo.InvariantCulture)} {what}, together "
                + $"{Exact(rows.Usd)}{(rows.MoreCount > 0 ? "; the largest" : "")}{(rows.Count > 0 ? ":" : "")}"
        );
        var usd = Column(rows.Largest, row => row.BilledUsd);
        foreach (var row in rows.Largest)
        {
            output.WriteLine(
                $"        {row.UsageDate:yyyy-MM-dd}  {usd(row)}  {Words(row.Who, row.Product, row.Model, row.CostType)}  [{row.Source} {row.SourceRowKey}]"
            );
        }

        More(rows.MoreCount, rows.MoreUsd);
    }

    private void Write(IReadOnlyList<RawFile> files)
    {
        output.WriteLine();
        output.WriteLine("Raw files that hold the ledger rows shown, with the hash of what landed:");
        foreach (var file in files.GroupBy(file => (file.Source, file.File, file.ExtractedAtUtc)))
        {
            output.WriteLine($"  raw/{file.Key.File}, read {file.Key.ExtractedAtUtc}");
            foreach (var landed in file)
            {
                output.WriteLine(
                    $"    {landed.ContentSha256}  "
                        + $"{(landed.UsageDate is { } day ? $"{day:yyyy-MM-dd} " : "")}{landed.Part}{(landed.Origin is null || landed.Origin == landed.Part ? "" : $", from {landed.Origin}")}"
                );
            }
        }
    }

    private static string Title(ExplainedPart part, string costCenterId) =>
        part.Kind switch
        {
            "direct" => costCenterId switch
            {
                "unattributed" => "direct: no person or owner is known",
                "unassigned" => "direct: used by people without a cost center",
                _ => "direct: used by its own people, keys and workspaces",
            },
            "rule" => $"rule {part.RuleId} ({part.AllocationMethod}): put here",
            "pool" => $"rule {part.RuleId} ({part.AllocationMethod}): a share of a pool",
            _ => $"correction of {part.ChargeMonth}: {Cents(part.EarlierBilledUsd)} on earlier bills, now {Cents(part.EarlierBilledUsd + part.BilledUsd)}",
        };

    private static string Unit(string? method) =>
        method switch
        {
            "direct_spend" => "direct spend in USD",
            "list_spend" => "its own use at list price in USD",
            "percent" => "stated percents",
            "even" => "even parts",
            _ => method ?? "",
        };

    // Weights are whole numbers: millionths of a dollar or a percent where the method's unit is one of these.
    private static string Weight(decimal weight, string? method) =>
        method is "direct_spend" or "list_spend" or "percent"
            ? (weight / 1_000_000m).ToString("#,0.######", CultureInfo.InvariantCulture) + (method == "percent" ? " %" : "")
            : weight.ToString("N0", CultureInfo.InvariantCulture);

    private void More(long count, decimal usd)
    {
        if (count > 0)
        {
            output.WriteLine($"        … and {count.ToString("N0", CultureInfo.InvariantCulture)} more, USD {Exact(usd)}");
        }
    }

    private void Amount(string text, decimal usd) => output.WriteLine(text.PadRight(Edge - 14) + Cents(usd).PadLeft(14));

    private void Sum(string text, decimal usd)
    {
        output.WriteLine(new string('─', 14).PadLeft(Edge));
        Amount(text, usd);
    }

    private static Func<T, string> Column<T>(IReadOnlyList<T> rows, Func<T, decimal> usd) => Column(rows, row => Exact(usd(row)));

    // Cells of one width, so that amounts stand below each other.
    private static Func<T, string> Column<T>(IReadOnlyList<T> rows, Func<T, string> text)
    {
        var width = rows.Select(row => text(row).Length).DefaultIfEmpty().Max();
        return row => text(row).PadLeft(width);
    }

    private static string Words(params ReadOnlySpan<string> words) =>
        string.Join(' ', words.ToArray().Where(word => word != "none").DefaultIfEmpty("nobody named"));

    private static string Plural(long count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    private static string Cents(decimal usd) => usd.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Ratio(decimal ratio) => ratio.ToString("0.##################", CultureInfo.InvariantCulture);

    private static string Exact(decimal usd) => usd.ToString("#,0.00##########", CultureInfo.InvariantCulture);
}
