using System.CommandLine;
using System.CommandLine.Parsing;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

/// <summary>The command line: one file a verb, gathered here.</summary>
public static class Commands
{
    private static readonly Option<DirectoryInfo?> HomeOption = new("--home")
    {
        Description = "Folder that holds configuration, reference, raw, warehouse and out (default: data/ of the repository)",
        Recursive = true,
    };

    /// <summary>Runs one command line.</summary>
    /// <exception cref="FinopsException">What the verb could not do; Program turns it into text and exit code.</exception>
    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken) => RunAsync(args, TimeProvider.System, cancellationToken);

    /// <summary>Runs one command line at another time than the system's.</summary>
    /// <param name="clock">What time the verbs take it to be.</param>
    /// <exception cref="FinopsException">What the verb could not do; Program turns it into text and exit code.</exception>
    public static async Task<int> RunAsync(string[] args, TimeProvider clock, CancellationToken cancellationToken)
    {
        var root = new ClockedRoot(clock)
        {
            InitCommand.Create(),
            DemoCommand.Create(),
            ExtractCommand.Create(),
            BuildCommand.Create(),
            CheckCommand.Create(),
            QueryCommand.Create(),
            ExplainCommand.Create(),
            ReportCommand.Create(),
            StatementCommand.Create(),
            ExportCommand.Create(),
            PricesCommand.Create(),
            LimitsCommand.Create(),
            AnomaliesCommand.Create(),
            CloseCommand.Create(),
            ReopenCommand.Create(),
            AlertsCommand.Create(),
            StatusCommand.Create(),
            ModelsCommand.Create(),
            ScheduleCommand.Create(),
        };
        root.Options.Add(HomeOption);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // A misspelt verb is also a missing one; saying both would only hide the first.
            var errors =
                parsed.UnmatchedTokens.Count > 0
                    ? parsed.Errors.Where(error => parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)))
                    : parsed.Errors;
            throw new FinopsException(ExitCode.Usage, [.. errors.DefaultIfEmpty(parsed.Errors[0]).Select(error => Misspoken(parsed, error))]);
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken
        );
    }

    /// <summary>The home that the command line means.</summary>
    /// <param name="beside">A folder below the repository's data/ that is meant without --home; empty: data/ itself.</param>
    /// <exception cref="FinopsException">Exit code 2: no --home, and no repository around.</exception>
    internal static Home HomeOf(ParseResult parsed, string beside = "") =>
        parsed.GetValue(HomeOption) is { } folder ? new Home(folder.FullName) : new Home(Path.Combine(RepositoryData(), beside));

    /// <summary>Home, configuration, clock and log of this command line; the log is stderr where no other is given.</summary>
    internal static RunContext ContextOf(ParseResult parsed, RunLog? log = null) =>
        RunContext.Open(HomeOf(parsed), ((ClockedRoot)parsed.RootCommandResult.Command).Clock, log ?? new RunLog(Console.Error, TimeProvider.System));

    private static Problem Misspoken(ParseResult parsed, ParseError error)
    {
        var verbs = new List<string> { "--help" };
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } verb; result = verb.Parent)
        {
            verbs.Insert(0, verb.Command.Name);
        }

        return new Problem(
            $"finops {string.Join(' ', parsed.Tokens.Select(token => token.Value))}",
            "a command line as `--help` describes it",
            error.Message,
            $"finops {string.Join(' ', verbs)}"
        );
    }

    private static string RepositoryData()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                {
                    return Path.Combine(folder.FullName, "data");
                }
            }
        }

        throw new FinopsException(
            ExitCode.Usage,
            new Problem("--home", "a folder to work in", "none given, and no repository around", "finops init --home ~/finops")
        );
    }

    private sealed class ClockedRoot(TimeProvider clock)
        : RootCommand("The ledger for enterprise AI spend: from vendor pages to chargeback and the governance report.")
    {
        public TimeProvider Clock => clock;
    }
}
