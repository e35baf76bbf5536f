using System.CommandLine;
using Finops.Verbs;

namespace Finops.Cli;

internal static class ExplainCommand
{
    private const int FewRows = 5;

    public static Command Create()
    {
        var month = CliOptions.MonthArgument();
        var costCenter = new Argument<string>("cost_center") { Description = "Who pays: a cost center, or unassigned, unattributed or central" };
        var provider = new Option<string?>("--provider") { Description = "Only one vendor's part of the bill" };
        var rows = new Option<int>("--rows") { Description = "How many rows each part shows at most, the largest first", DefaultValueFactory = _ => FewRows };
        rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--rows wants 1 or more");
            }
        });
        var json = CliOptions.Json();
        var command = new Command(
            "explain",
            "Walk from a cost center's bill to the rules, ledger rows and raw files behind it; each level sums to the one above.\n"
                + "Example: finops explain 2026-10 CC-1100\n"
                + "Example: finops explain 2026-10 CC-1100 --provider anthropic --rows 20 --json"
        )
        {
            month,
            costCenter,
            provider,
            rows,
            json,
        };
        command.SetAction(parsed =>
        {
            var bill = ExplainVerb.Run(
                Commands.ContextOf(parsed),
                parsed.GetValue(month),
                parsed.GetValue(costCenter)!,
                parsed.GetValue(provider),
                parsed.GetValue(rows)
            );
            if (parsed.GetValue(json))
            {
                Show.Json(bill);
                return;
            }

            new ExplanationText(PlainWriter.Out).Write(bill);
        });
        return command;
    }
}
