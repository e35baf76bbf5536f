namespace Finops.Extract.GithubCopilot;

/// <summary>Whom to ask for, and when there is nothing to ask.</summary>
/// <param name="Logins">Everybody with a seat today, in lower case and order.</param>
/// <param name="IdleDays">Days whose account has no metered use, hence nobody.</param>
internal sealed record GithubSeatHolders(IReadOnlyCollection<string> Logins, IReadOnlySet<DateOnly> IdleDays);
