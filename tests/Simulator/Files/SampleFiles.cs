using Finops.Simulator.Vendors;

namespace Finops.Simulator.Files;

/// <summary>Everything in data/sample but the recorded answers.</summary>
public static class SampleFiles
{
    /// <summary>The vendors whose answers are recorded: a source's folder holds its answers. AWS's bucket is copied instead.</summary>
    public static IReadOnlyList<string> Recorded { get; } =
    ["claude-analytics", "claude-console", "claude-spend-limits", "claude-compliance", "openai", "github-copilot", "cursor", "github", "scim"];

    /// <summary>Those who are asked on the first of each month too: who has a seat is known of the day of the question, and fees are shared by the seats of
    /// their month.</summary>
    public static IReadOnlyList<string> Monthly { get; } = ["github-copilot"];

    /// <summary>Writes finops.json, people, spend reports, local sessions, gateway events, AWS's export, invoices with their rates and rules, truth and
    /// sample.json into the folder.</summary>
    /// <param name="from">First day, the first of a month.</param>
    /// <param name="to">Exclusive; the first of a month.</param>
    public static void Write(string folder, World world, DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        PeopleFiles.Write(Path.Combine(folder, "people"), world.Company);
        for (DateOnly month = from; month < to; month = month.AddMonths(1))
        {
            SpendReportFiles.Write(Path.Combine(folder, "spend-report"), world, clock, month);
        }

        BedrockFiles.Write(Path.Combine(folder, "aws-bedrock"), world.Company, clock, to);
        LocalSessionFiles.Write(Path.Combine(folder, "claude-code"), world.Company);
        GatewayFiles.Write(Path.Combine(folder, "usage-events"), world.Company, to.AddMonths(-1), 2450);
        InvoiceFiles.Write(Path.Combine(folder, "reference"), world, clock, from, to);
        TruthLog.Write(Path.Combine(folder, "truth"), world, clock, from, to);
        TextFile.Write(Path.Combine(folder, "finops.json"), Configuration(world));
        TextFile.Write(
            Path.Combine(folder, "sample.json"),
            [
                $$"""{"as_of":"{{clock.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","from":"{{from:yyyy-MM-dd}}","to":"{{to:yyyy-MM-dd}}","month":"{{to.AddMonths(-1):yyyy-MM}}","monthly":["{{string.Join("\",\"", Monthly)}}"]}""",
            ]
        );
    }

    /// <summary>The company's finops.json, with paths that begin at its folder.</summary>
    private static IEnumerable<string> Configuration(World world)
    {
        IEnumerable<string> recorded =
            from source in Recorded
            let account = VendorApis.All(world).Single(vendor => vendor.SourceId == source).Account
            select $$"""    "{{source}}": { "url": "{{source}}"{{(account is null ? "" : $", \"account\": \"{account}\"")}} }""";
        IEnumerable<string> dropped = new[] { "people", "aws-bedrock", "spend-report", "claude-code", "usage-events" }.Select(static source =>
            $$"""    "{{source}}": { "files": "{{source}}" }"""
        );
        return
        [
            "{",
            $"  \"organization\": \"{Staff.Company.Name}\",",
            "  \"sources\": {",
            string.Join(",\n", recorded.Concat(dropped)),
            "  },",
            "  \"alerts\": { \"channels\": { \"file\": { \"type\": \"file\", \"format\": \"text\" } } }",
            "}",
        ];
    }
}
