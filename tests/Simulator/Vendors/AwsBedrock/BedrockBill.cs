using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.AwsBedrock;

/// <summary>
/// What Larkfield uses on Bedrock: two people by single sign-on, a gateway's role, an API key; native usage types and marketplace ones in three units; each
/// day a discount, each month a marketplace fee, what the use lacks of the minimum that was promised, and a tax; a credit that comes when the month is over.
/// A pure function of the company's seed, the day and the clock.
/// </summary>
internal sealed class BedrockBill(Company company)
{
    /// <summary>The account in which everything is called.</summary>
    public const string LinkedAccount = "444455556666";

    private const string Account = $"arn:aws:iam::{LinkedAccount}";
    private const string Session = $"arn:aws:sts::{LinkedAccount}:assumed-role";
    private const string Marketplace = "a1b2c3d4e5f6g7h8";

    // USD a month that the private offer in the marketplace asks for, used or not.
    private const decimal MonthlyMinimum = 2_000m;

    private static readonly (string Name, string Marketplace, decimal Input)[] Models =
    [
        ("Claude4.6Sonnet", "Claude Sonnet 4.6", 3m),
        ("Claude4.5Haiku", "Claude Haiku 4.5", 1m),
        ("Claude4.8Opus", "Claude Opus 4.8", 5m),
    ];

    /// <summary>The lines of one day, as the bill shows them at the clock.</summary>
    public IReadOnlyList<BedrockLine> Lines(DateOnly day, DateTimeOffset clock)
    {
        List<BedrockLine> lines = Usage(day);
        lines.Add(
            new BedrockLine(
                day,
                "EdpDiscount",
                "AmazonBedrock",
                "Amazon Bedrock",
                "USE1-Claude4.6Sonnet-input-tokens",
                "",
                1m,
                -0.05m,
                "",
                "",
                "Enterprise program discount"
            )
        );
        if (day.Day == 1)
        {
            lines.Add(
                new BedrockLine(
                    day,
                    "Fee",
                    Marketplace,
                    "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
                    "MP:Contract-Units",
                    "Units",
                    1m,
                    100m,
                    "",
                    "",
                    "AWS Marketplace contract fee"
                )
            );
            lines.Add(new BedrockLine(day, "Tax", "AmazonBedrock", "Amazon Bedrock", "", "", 1m, 1.23m, "", "", "Sales tax"));
        }

        if (day.AddDays(1).Day == 1)
        {
            AddMonthsEnd(lines, day, clock);
        }

        return lines;
    }

    private List<BedrockLine> Usage(DateOnly day)
    {
        var lines = new List<BedrockLine>();
        foreach ((string principal, string costCenter, bool isMarketplace) in Callers())
        {
            Dice dice = Dice.For(company.Seed, "bedrock", principal, day.ToString("yyyy-MM-dd"));
            var (name, marketplace, input) = Models[dice.Next(Models.Length)];
            foreach (
                (string kind, string suffix, decimal factor) in new[]
                {
                    ("input", "input-tokens", 1m),
                    ("output", "output-tokens", 5m),
                    ("cache read", "cache-read-input-token-count", 0.1m),
                    ("cache write", "cache-write-input-token-count", 1.25m),
                }
            )
            {
                long tokens = dice.Between(1_000, 4_000_000);
                decimal perMillion = input * factor;
                lines.Add(
                    isMarketplace
                        ? new BedrockLine(
                            day,
                            "Usage",
                            Marketplace,
                            $"{marketplace} (Amazon Bedrock Edition)",
                            $"USW2-MP:USW2_{MarketplaceKind(kind)}-Units",
                            "Units",
                            tokens / 1_000_000m,
                            perMillion,
                            principal,
                            costCenter,
                            $"AWS Marketplace software usage|us-west-2|Million {kind} tokens Regional"
                        )
                        : new BedrockLine(
                            day,
                            "Usage",
                            "AmazonBedrock",
                            "Amazon Bedrock",
                            $"USE1-{name}-{suffix}{(dice.Chance(300) ? "-cross-region-global" : "")}",
                            "1K tokens",
                            tokens / 1_000m,
                            perMillion / 1_000m,
                            principal,
                            costCenter,
                            $"${perMillion / 1_000m} per 1K {kind} tokens for {marketplace}"
                        )
                );
            }
        }

        return lines;
    }

    /// <summary>The shortfall to the minimum; and from the 6th on, when AWS has finished the month, a credit for hours in which the service was down.</summary>
    private void AddMonthsEnd(List<BedrockLine> lines, DateOnly last, DateTimeOffset clock)
    {
        decimal used = Enumerable
            .Range(1, last.Day)
            .SelectMany(day => Usage(new DateOnly(last.Year, last.Month, day)))
            .Where(static line => line.ProductCode == Marketplace)
            .Sum(static line => line.Cost);
        if (used < MonthlyMinimum)
        {
            lines.Add(
                new BedrockLine(
                    last,
                    "Fee",
                    Marketplace,
                    "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
                    "MP:MinimumCommitment-Units",
                    "Units",
                    1m,
                    MonthlyMinimum - used,
                    "",
                    "",
                    "Minimum commitment of the private offer, shortfall of the month"
                )
            );
        }

        if (clock >= new DateTimeOffset(last.AddDays(6), TimeOnly.MinValue, TimeSpan.Zero))
        {
            Dice dice = Dice.For(company.Seed, "bedrock", "credit", last.ToString("yyyy-MM"));
            lines.Add(
                new BedrockLine(
                    last,
                    "Credit",
                    "AmazonBedrock",
                    "Amazon Bedrock",
                    "USE1-Claude4.6Sonnet-input-tokens",
                    "",
                    1m,
                    -dice.Between(500, 15_000) / 100m,
                    "",
                    "",
                    "Service credit"
                )
            );
        }
    }

    private IEnumerable<(string Principal, string CostCenter, bool IsMarketplace)> Callers()
    {
        foreach (Person person in company.Listed.Take(2))
        {
            yield return ($"{Session}/AWSReservedSSO_Engineer_1a2b/{person.VendorEmail}", person.Assignments[0].CostCenterId ?? "", false);
        }

        yield return ($"{Session}/GatewayRole/i-0123456789", "", true);
        yield return ($"{Account}:user/BedrockAPIKey-x7k2", "", false);
    }

    private static string MarketplaceKind(string kind) =>
        kind switch
        {
            "input" => "InputTokenCount",
            "output" => "output_tokens_standard",
            "cache read" => "cache_read_tokens_global_standard",
            _ => "cache_write_tokens_1h_global_standard",
        };
}
