using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Extract.SpendReport;

/// <summary>What a spend report says by its file name only: organization and period.</summary>
/// <param name="Organization">The organization's uuid.</param>
/// <param name="Period">UTC days; the name's end is taken as inclusive, the range's is exclusive.</param>
internal sealed partial record SpendReportName(string Organization, DayRange Period)
{
    /// <summary>The stable id: the same report downloaded twice ("… (1).csv") replaces itself.</summary>
    public string Part => $"spend-report-{Organization}-{Period.Start:yyyy-MM-dd}-to-{Period.End.AddDays(-1):yyyy-MM-dd}";

    /// <summary>Reads <c>spend-report-&lt;org uuid&gt;-YYYY-MM-DD-to-YYYY-MM-DD.csv</c>; null for any other name.</summary>
    /// <exception cref="FinopsException">Exit code 1: it looks like one, and its dates are none.</exception>
    public static SpendReportName? Parse(string fileName)
    {
        var match = Pattern().Match(fileName);
        if (!match.Success)
        {
            return null;
        }

        return
            DateOnly.TryParseExact(match.Groups["from"].Value, "yyyy-MM-dd", out var from)
            && DateOnly.TryParseExact(match.Groups["to"].Value, "yyyy-MM-dd", out var to)
            && from <= to
            ? new SpendReportName(match.Groups["org"].Value, new DayRange(from, to.AddDays(1)))
            : throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    fileName,
                    "a first and a last day, in this order",
                    $"{match.Groups["from"].Value} to {match.Groups["to"].Value}",
                    "give the file the name that it was downloaded with"
                )
            );
    }

    [GeneratedRegex(
        """^spend-report-(?<org>.+?)-(?<from>\d{4}-\d\d-\d\d)-to-(?<to>\d{4}-\d\d-\d\d)(\s?\(\d+\))?\.csv$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
