using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Finops.Core;

namespace Finops.Cli;

/// <summary>Options that several verbs share, made anew for each.</summary>
internal static class CliOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON" };

    public static Option<BillingMonth> Month() =>
        new("--month")
        {
            Description = "Billing month, e.g. 2026-10 (UTC)",
            Required = true,
            CustomParser = argument => ParseMonth("--month", argument),
        };

    public static Argument<BillingMonth> MonthArgument() =>
        new("month") { Description = "Billing month, e.g. 2026-10 (UTC)", CustomParser = argument => ParseMonth("month", argument) };

    public static Option<string?> ApprovedBy() => new("--approved-by") { Description = "Who approved it, for the audit and the journal" };

    public static Option<DateTimeOffset?> AsOf() =>
        new("--as-of")
        {
            Description = "Build what was known at this instant, e.g. 2026-11-03T06:00:00Z (default: now)",
            CustomParser = argument =>
            {
                if (DateTimeOffset.TryParse(argument.Tokens.Single().Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                {
                    return instant;
                }

                argument.AddError($"--as-of wants an instant, e.g. 2026-11-03T06:00:00Z; found '{argument.Tokens.Single().Value}'");
                return null;
            },
        };

    public static Option<DateOnly?> Day(string name, string description) =>
        new(name) { Description = description, CustomParser = argument => ParseDay(name, argument) };

    private static BillingMonth ParseMonth(string name, ArgumentResult argument)
    {
        if (BillingMonth.TryParse(argument.Tokens.Single().Value, out var month))
        {
            return month;
        }

        argument.AddError($"{name} wants yyyy-MM, e.g. 2026-10; found '{argument.Tokens.Single().Value}'");
        return default;
    }

    private static DateOnly? ParseDay(string name, ArgumentResult argument)
    {
        if (DateOnly.TryParseExact(argument.Tokens.Single().Value, "yyyy-MM-dd", out var day))
        {
            return day;
        }

        argument.AddError($"{name} wants a day, e.g. 2026-10-01; found '{argument.Tokens.Single().Value}'");
        return null;
    }
}
