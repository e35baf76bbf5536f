namespace Finops.Extract.GithubCopilot;

/// <summary>The exact requests. The order of the parameters is part of it: recorded answers are found by path and query.</summary>
internal sealed class GithubCopilotQueries(GithubAccount account)
{
    /// <summary>Seats, a page at a time.</summary>
    public string Seats => $"{account.Root}/copilot/billing/seats?per_page=100";

    /// <summary>Budgets, a page at a time.</summary>
    public string Budgets => $"{account.BillingRoot}/budgets?per_page=100";

    /// <summary>Cost centers with their resources, archived ones too.</summary>
    public string CostCenters => $"{account.BillingRoot}/cost-centers";

    /// <summary>The 28 days before now of every person.</summary>
    public string UserMetrics28Day => $"{account.Root}/copilot/metrics/reports/users-28-day/latest";

    /// <summary>The 28 days before now of the account.</summary>
    public string AccountMetrics28Day => $"{account.Root}/copilot/metrics/reports/{account.Kind}-28-day/latest";

    /// <summary>The bill of a day.</summary>
    public string Usage(DateOnly day) => $"{account.BillingRoot}/usage?{Day(day)}";

    /// <summary>Metered use of a day by model.</summary>
    public string ModelUsage(DateOnly day) => $"{account.BillingRoot}/{GithubCopilotPolicy.ReportOf(day)}/usage?{Day(day)}";

    /// <summary>The same of one person.</summary>
    public string UserModelUsage(DateOnly day, string login) => $"{ModelUsage(day)}&user={Uri.EscapeDataString(login)}";

    /// <summary>What everybody did on a day.</summary>
    public string UserMetrics(DateOnly day) => $"{account.Root}/copilot/metrics/reports/users-1-day?day={day:yyyy-MM-dd}";

    /// <summary>What the account did on a day.</summary>
    public string AccountMetrics(DateOnly day) => $"{account.Root}/copilot/metrics/reports/{account.Kind}-1-day?day={day:yyyy-MM-dd}";

    private static string Day(DateOnly day) => $"year={day.Year}&month={day.Month}&day={day.Day}";
}
