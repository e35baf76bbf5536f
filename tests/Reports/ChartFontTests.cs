using Finops.Reports;
using Finops.Tests.EndToEnd;
using Finops.Tests.Sources;

namespace Finops.Tests.Reports;

/// <summary>A closed report keeps its bytes on another machine: which fonts are installed there moves nothing in its charts.</summary>
public sealed class ChartFontTests : IDisposable
{
    private const string LineHeight = "echarts.setPlatformAPI(";
    private const string Family = "\\u0027Source Sans 3\\u0027, sans-serif";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("finops-fonts-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Print_WithAndWithoutAFontForChinese_SameBytes()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        Assert.SkipUnless(File.Exists("/etc/fonts/fonts.conf"), "The machine's fonts are not chosen by fontconfig.");
        string html = await HtmlReportRendererTests.RenderAsync();
        Assert.Equal(await PrintAsync(html, WithoutFont), await PrintAsync(html, WithFont));

        // The machines do differ in what ECharts would measure: left to itself, it draws other charts, for each of two reasons.
        foreach ((string ours, string theirs) in new[] { (LineHeight, "void ("), (Family, "Source Sans 3") })
        {
            Assert.Contains(ours, html, StringComparison.Ordinal);
            string itself = html.Replace(ours, theirs, StringComparison.Ordinal);
            Assert.NotEqual(await PrintAsync(itself, WithoutFont), await PrintAsync(itself, WithFont));
        }
    }

    /// <summary>This machine's fonts but those for Chinese, Japanese and Korean.</summary>
    private string WithoutFont =>
        $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <cachedir>{folder.FullName}/cache</cachedir>
              <include>/etc/fonts/fonts.conf</include>
              <selectfont><rejectfont>{string.Concat(
                new[] { "zh-cn", "zh-tw", "zh-hk", "ja", "ko" }.Select(language =>
                    $"<pattern><patelt name=\"lang\"><string>{language}</string></patelt></pattern>"
                )
            )}</rejectfont></selectfont>
            </fontconfig>
            """;

    /// <summary>The same and one in which 国 and every Latin letter is 1.4 times as wide as high; it is what sans-serif stands for there.</summary>
    private string WithFont =>
        WithoutFont.Replace(
            "</fontconfig>",
            $"""
              <dir>{Path.Combine(Repository.Root, "tests", "Reports", "fonts")}</dir>
              <match>
                <test name="family"><string>sans-serif</string></test>
                <edit name="family" mode="prepend" binding="strong"><string>Wide Test</string></edit>
              </match>
            </fontconfig>
            """,
            StringComparison.Ordinal
        );

    private async Task<byte[]> PrintAsync(string html, string fonts)
    {
        string page = Path.Combine(folder.FullName, "report.html");
        string pdf = Path.ChangeExtension(page, ".pdf");
        string config = Path.Combine(folder.FullName, "fonts.conf");
        await File.WriteAllTextAsync(page, html, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(config, fonts, TestContext.Current.CancellationToken);
        await using var printer = new PdfPrinter(Pretended.MarkedBrowser(folder, $"FONTCONFIG_FILE='{config}'"), TimeSpan.FromSeconds(60));
        await printer.PrintAsync(page, pdf, DemoHome.Now, TestContext.Current.CancellationToken);
        return await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken);
    }
}
