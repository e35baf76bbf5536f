using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Tests.Cli;

namespace Finops.Tests.Rules;

/// <summary>What every verb promises, and what the operator's README says of all.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("init")]
    [InlineData("demo")]
    [InlineData("extract")]
    [InlineData("build")]
    [InlineData("check")]
    [InlineData("query")]
    [InlineData("explain")]
    [InlineData("report")]
    [InlineData("statement")]
    [InlineData("export", "chargeback")]
    [InlineData("export", "workbook")]
    [InlineData("export", "journal")]
    [InlineData("prices", "import")]
    [InlineData("limits", "requests")]
    [InlineData("limits", "review")]
    [InlineData("limits", "approve")]
    [InlineData("limits", "deny")]
    [InlineData("anomalies", "list")]
    [InlineData("anomalies", "explain")]
    [InlineData("anomalies", "dismiss")]
    [InlineData("anomalies", "reopen")]
    [InlineData("close")]
    [InlineData("reopen")]
    [InlineData("alerts")]
    [InlineData("status")]
    [InlineData("models")]
    [InlineData("schedule")]
    public async Task Help_OfAVerb_HasAnExampleOfThisVerb(params string[] verb)
    {
        var help = await Terminal.RunAsync([.. verb, "--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"Example: finops {string.Join(' ', verb)}", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheProgram_ListsTheVerbsThatAreTested()
    {
        var help = (await Terminal.RunAsync("--help")).Out;
        var tested = typeof(CommandLineTests)
            .GetMethod(nameof(Help_OfAVerb_HasAnExampleOfThisVerb))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>()
            .Select(data => (string)data.Data[0]!)
            .Distinct(StringComparer.Ordinal);
        var listed = Regex
            .Matches(
                help[help.IndexOf("Commands:", StringComparison.Ordinal)..],
                @"^  (?<verb>[a-z]+)\b",
                RegexOptions.ExplicitCapture | RegexOptions.Multiline,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["verb"].Value);
        Assert.Equal(listed.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_ListsTheExitCodes() =>
        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(code => (int)code),
            Regex
                .Matches(
                    CommittedFiles.Read("pipeline/Schedule/README.md"),
                    @"^\| (?<code>\d+) \|",
                    RegexOptions.ExplicitCapture | RegexOptions.Multiline,
                    TimeSpan.FromSeconds(1)
                )
                .Select(match => int.Parse(match.Groups["code"].Value))
        );
}
