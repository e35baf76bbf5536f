using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>A machine without a browser still gets the report.</summary>
public sealed class BrowserErrorTests(DemoHome demo)
{
    [Theory]
    [InlineData(
        "PATH",
        "/nowhere",
        "none of chromium, chromium-browser, google-chrome, google-chrome-stable, microsoft-edge, microsoft-edge-stable is on the PATH or in its usual place"
    )]
    [InlineData("FINOPS_BROWSER", "/no/such/browser", "FINOPS_BROWSER names “/no/such/browser”, and there is no such program")]
    public async Task Report_NoBrowser_MakesTheHtmlAndSaysHowToGetThePdf(string variable, string value, string looked)
    {
        using var home = demo.Copy();
        Directory.Delete(home.Home.Out, recursive: true);
        var said = await Terminal.RunChildAsync(
            new Dictionary<string, string?> { ["FINOPS_BROWSER"] = null, [variable] = value },
            "report",
            "--month",
            "2026-10",
            "--home",
            home.Path
        );
        Assert.Equal(
            $"""
            HOME/out/2026-10/governance-2026-10.pdf
              expected:   a browser to print the PDF with
              found:      none found; the HTML edition is complete
              Try: install a Chromium-family browser (Debian and Ubuntu: apt-get install chromium; macOS: Google Chrome or Microsoft Edge; Windows has Microsoft Edge), or set FINOPS_BROWSER to its program file: {looked}
            """,
            said.Problems.Replace(home.Path, "HOME", StringComparison.Ordinal)
        );
        Assert.Equal(2, said.ExitCode);
        Assert.Equal(
            [Path.Combine(home.Home.Out, "2026-10", "governance-2026-10.html")],
            Directory.EnumerateFiles(home.Home.Out, "*", SearchOption.AllDirectories)
        );
    }
}
