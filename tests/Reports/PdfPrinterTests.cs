using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Finops.Reports;
using Finops.Reports.Pdf;

namespace Finops.Tests.Reports;

public sealed class PdfPrinterTests : IDisposable
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("finops-pdf-");

    private string Html => Path.Combine(folder.FullName, "report.html");

    private string Pdf => Path.Combine(folder.FullName, "report.pdf");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Print_Report_HasBookmarksTextFontsAndNoImages()
    {
        SkipWithoutBrowser();
        await File.WriteAllTextAsync(Html, await HtmlReportRendererTests.RenderAsync(), TestContext.Current.CancellationToken);
        await using var printer = new PdfPrinter();
        await printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken);
        byte[] bytes = await File.ReadAllBytesAsync(Pdf, TestContext.Current.CancellationToken);
        string pdf = Encoding.Latin1.GetString(bytes);
        string[] bookmarks =
        [
            .. Regex.Matches(pdf, @"/Title \((?<title>[^)]*)", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(title => title.Groups["title"].Value),
        ];
        Assert.Contains("Spend by cost center", bookmarks);
        Assert.Contains("Method and provenance", bookmarks);
        Assert.DoesNotContain("/Subtype /Image", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("/Type3", pdf, StringComparison.Ordinal);
        Assert.Contains("/CreationDate (D:20261103060000+00'00')", pdf, StringComparison.Ordinal);

        // Once more in the same browser, which has printed before, and in a fresh one.
        await printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Pdf, TestContext.Current.CancellationToken));
        await using var other = new PdfPrinter();
        await other.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Pdf, TestContext.Current.CancellationToken));
        Assert.Equal(["report.html", "report.pdf"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        if (OnPath("pdffonts") && OnPath("pdftotext"))
        {
            Assert.All(Run("pdffonts", Pdf).Split('\n')[2..^1], font => Assert.Matches("SourceSans3.* yes yes yes ", font));
            Assert.Contains("What needs a decision", Run("pdftotext", Pdf, "-"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Print_PageWithoutItsMark_FailsAndLeavesNothing()
    {
        SkipWithoutBrowser();
        await File.WriteAllTextAsync(Html, "<!DOCTYPE html><title>x</title><p>no chart was drawn", TestContext.Current.CancellationToken);
        await using var printer = new PdfPrinter(new BrowserFinder(), TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<PdfFailedException>(() => printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken));
        Assert.Contains("charts were not drawn", error.Message, StringComparison.Ordinal);
        Assert.Equal([Html], folder.GetFiles().Select(file => file.FullName));

        // The browser lives on: one bad page does not spoil the next.
        await File.WriteAllTextAsync(Html, await HtmlReportRendererTests.RenderAsync(), TestContext.Current.CancellationToken);
        await printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Pdf));
    }

    [Fact]
    public async Task Print_PageThatIsNotThere_Fails()
    {
        SkipWithoutBrowser();
        await using var printer = new PdfPrinter();
        var error = await Assert.ThrowsAsync<PdfFailedException>(() => printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken));
        Assert.Contains("ERR_FILE_NOT_FOUND", error.Message, StringComparison.Ordinal);
    }

    internal static void SkipWithoutBrowser()
    {
        try
        {
            new BrowserFinder().Find();
        }
        catch (BrowserNotFoundException error)
        {
            Assert.Skip(error.Message);
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program)));

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
