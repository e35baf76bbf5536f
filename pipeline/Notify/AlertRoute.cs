namespace Finops.Notify;

/// <summary>Who receives an alert, and how: a line of alert_routes.csv with its recipient found.</summary>
/// <param name="LineNumber">The line.</param>
/// <param name="Channel">A channel of finops.json.</param>
/// <param name="RecipientType">person, finance or channel (whoever reads it).</param>
/// <param name="RecipientId">The person's id, finance, or channel.</param>
/// <param name="Digest">run or day: all of a run, or of a day, in one message; null: each alone.</param>
/// <param name="QuietHours">22:00-07:00; null: none.</param>
/// <param name="TimeZone">Whose clock the quiet hours and the digest's day go by; null: UTC.</param>
/// <param name="QuietExcept">The severity that quiet hours let through; null: none.</param>
public sealed record AlertRoute(
    int LineNumber,
    string Channel,
    string RecipientType,
    string RecipientId,
    string? Digest,
    string? QuietHours,
    string? TimeZone,
    string? QuietExcept
);
