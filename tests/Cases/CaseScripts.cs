using Finops.Tests.Sources;

namespace Finops.Tests.Cases;

/// <summary>The scripts of all case folders, in four parts that run beside each other.</summary>
internal static class CaseScripts
{
    private static readonly string[] OfCharges = ["focus-rows-"];
    private static readonly string[] OfMonths = ["focus-month-", "focus-running-", "focus-billing-"];
    private static readonly string[] OfUse = ["claude-code-", "events-", "otel-"];

    /// <summary>What is one charge.</summary>
    public static TheoryData<string, string> Charges => Of(OfCharges);

    /// <summary>When a month is whole, and which bill a charge stands on.</summary>
    public static TheoryData<string, string> Months => Of(OfMonths);

    /// <summary>Use that gateways, tools and logs tell of.</summary>
    public static TheoryData<string, string> Use => Of(OfUse);

    /// <summary>All others, so that no folder is forgotten.</summary>
    public static TheoryData<string, string> Others =>
        Where(folder => !OfCharges.Concat(OfMonths).Concat(OfUse).Any(part => folder.StartsWith(part, StringComparison.Ordinal)));

    private static string Cases => Path.Combine(Repository.Root, "tests", "Cases");

    /// <summary>Runs one script in a home of its own; fails at the first step that comes to something else than it says.</summary>
    /// <param name="folder">The case, below tests/Cases.</param>
    /// <param name="script">Its script.</param>
    public static async Task RunAsync(string folder, string script)
    {
        using var run = new CaseScript(Path.Combine(Cases, folder, script));
        await run.RunAsync();
    }

    private static TheoryData<string, string> Of(string[] parts) => Where(folder => parts.Any(part => folder.StartsWith(part, StringComparison.Ordinal)));

    private static TheoryData<string, string> Where(Func<string, bool> belongs) =>
        [
            .. Directory
                .EnumerateFiles(Cases, "*.script", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(Cases, Path.GetDirectoryName(file)!), Path.GetFileName(file)))
                .Where(script => belongs(script.Item1)),
        ];
}
