using System.Globalization;
using Finops.Core;

namespace Finops.Explain;

/// <summary>Every level of an explanation against the level above it.</summary>
internal sealed class AddingUp
{
    private const int MostTold = 20;
    private const decimal LastDigit = 0.000_000_000_001m;

    private readonly List<Problem> problems = [];

    /// <summary>Two amounts that must be one.</summary>
    public void Compare(string where, string expectedOf, decimal expected, string foundOf, decimal found)
    {
        if (expected != found)
        {
            problems.Add(
                new Problem(
                    where,
                    $"{Usd(expected)}, {expectedOf}",
                    $"{Usd(found)}, {foundOf}",
                    "finops check names what is wrong with the warehouse; finops build makes a new one",
                    Usd(expected - found)
                )
            );
        }
    }

    /// <summary>Two amounts that may differ by what cutting to the ledger's last digit took from so many rows.</summary>
    public void Near(string where, string expectedOf, decimal expected, string foundOf, decimal found, long rows)
    {
        if (Math.Abs(expected - found) > LastDigit * rows)
        {
            Compare(where, expectedOf, expected, foundOf, found);
        }
    }

    /// <exception cref="FinopsException">Exit code 1: something did not add up; up to twenty of it.</exception>
    public void Verify()
    {
        if (problems.Count > 0)
        {
            throw new FinopsException(ExitCode.DataProblem, [.. problems.Take(MostTold)]);
        }
    }

    private static string Usd(decimal amount) => "USD " + amount.ToString("0.00################", CultureInfo.InvariantCulture);
}
