using System.Globalization;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeSpendLimits;

/// <summary>A member's request for a higher limit, as the vendor shows it. Amounts are in whole units of the currency.</summary>
/// <param name="Id">The vendor's id: <c>slir_…</c>.</param>
/// <param name="Status">pending, approved or denied.</param>
/// <param name="UserId">Who asks.</param>
/// <param name="Email">The member's e-mail; null when the account is gone.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="ResolvedAt">When it was decided, UTC; null while pending.</param>
/// <param name="Period">monthly, weekly or daily.</param>
/// <param name="Currency">Billing currency; null where the vendor tells none.</param>
/// <param name="Limit">The limit in force while pending; the limit that was set once approved. Null: unlimited, or not told.</param>
/// <param name="Spent">Spend since the period began; 0 may mean that the vendor cannot tell.</param>
public sealed record IncreaseRequest(
    string Id,
    string Status,
    string UserId,
    string? Email,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ResolvedAt,
    string? Period,
    string? Currency,
    decimal? Limit,
    decimal? Spent
)
{
    internal static IncreaseRequest Read(JsonAnswer row)
    {
        var actor = row.Object("actor");
        JsonAnswer? limit =
            row.Has("spend_summary") ? row.Object("spend_summary")
            : row.Has("spend_limit") ? row.Object("spend_limit")
            : null;
        return new IncreaseRequest(
            row.RequiredText("id"),
            row.RequiredText("status"),
            actor.RequiredText("user_id"),
            actor.Text("email_address") ?? actor.Text("email"),
            row.Time("created_at") ?? throw row.Broken("created_at", "none"),
            row.Time("resolved_at"),
            row.Text("period"),
            limit?.Text("currency"),
            Units(limit, "amount"),
            Units(limit, "period_to_date_spend")
        );
    }

    private static decimal? Units(JsonAnswer? place, string name)
    {
        if (place is not { } limit || limit.Text(name) is not { } cents)
        {
            return null;
        }

        return decimal.TryParse(cents, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount / 100
            : throw limit.Field(name).Broken("cents as a plain decimal", cents);
    }
}
