using Finops.Core;
using Finops.Extract.AwsBedrock;
using Finops.Extract.ClaudeAnalytics;
using Finops.Extract.ClaudeCode;
using Finops.Extract.ClaudeCompliance;
using Finops.Extract.ClaudeConsole;
using Finops.Extract.ClaudeSpendLimits;
using Finops.Extract.Cursor;
using Finops.Extract.Focus;
using Finops.Extract.Git;
using Finops.Extract.Github;
using Finops.Extract.GithubBillingCsv;
using Finops.Extract.GithubCopilot;
using Finops.Extract.Openai;
using Finops.Extract.Otel;
using Finops.Extract.People;
using Finops.Extract.Reference;
using Finops.Extract.Scim;
using Finops.Extract.SpendReport;
using Finops.Extract.UsageEvents;

namespace Finops.Extract;

/// <summary>The one list of sources: a new source is a folder, its contracts in schemas/, and one line here.</summary>
public static class SourceCatalog
{
    /// <summary>Every source, in the order in which a plain `finops extract` runs them.</summary>
    public static IReadOnlyList<ISource> All { get; } =
    [
        new PeopleSource(),
        new ScimSource(),
        new ReferenceSource(),
        new ClaudeAnalyticsSource(),
        new OpenaiSource(),
        new CursorSource(),
        new ClaudeConsoleSource(),
        new ClaudeSpendLimitsSource(),
        new ClaudeComplianceSource(),
        new SpendReportSource(),
        new ClaudeCodeSource(),
        new UsageEventsSource(),
        new OtelSource(),
        new GitSource(),
        new GithubSource(),
        new FocusSource(),
        new AwsBedrockSource(),
        new GithubCopilotSource(),
        new GithubBillingCsvSource(),
    ];

    /// <summary>Their ids as help and errors list them.</summary>
    public static string Ids => string.Join(", ", All.Select(source => source.Id));

    /// <summary>Whether the name is a source's id, alone or with an account behind a colon: <c>openai:emea</c>.</summary>
    public static bool Has(string name) => Named(name) is not null;

    /// <summary>The source of this name.</summary>
    /// <exception cref="FinopsException">Exit code 2, listing the sources there are.</exception>
    public static NamedSource Find(string name) =>
        Named(name)
        ?? throw new FinopsException(
            ExitCode.Usage,
            new Problem("--source", $"one of {Ids}; of several organizations each as <source>:<name>", name, "finops extract --help lists the sources")
        );

    // The account becomes part of an environment variable's name.
    private static NamedSource? Named(string name)
    {
        var (id, account) = name.Split(':', 2) is [var before, var after] ? (before, after) : (name, null);
        var isAccount =
            account is null || (account.Length > 0 && account.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
        return isAccount && All.FirstOrDefault(source => source.Id == id) is { } source ? new NamedSource(source, account) : null;
    }
}
