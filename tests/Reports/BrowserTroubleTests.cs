using System.Diagnostics;
using Finops.Reports;
using Finops.Reports.Pdf;

namespace Finops.Tests.Reports;

/// <summary>A browser that is missing, mute, too old or dying: a clear error, and no half file.</summary>
public sealed class BrowserTroubleTests : IDisposable
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("finops-trouble-");

    private string Html => Path.Combine(folder.FullName, "report.html");

    private string Pdf => Path.Combine(folder.FullName, "report.pdf");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Print_BrowserEndsAtOnce_SaysItsLastWordsAndKeepsTheOldFile()
    {
        await File.WriteAllTextAsync(Html, "<p>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Pdf, "older", TestContext.Current.CancellationToken);
        BrowserFinder broken = Pretended.Browser(folder, "echo to stdout; echo libnss3.so is missing >&2; exit 127");
        var watch = Stopwatch.StartNew();
        PdfFailedException error = await FailAsync(broken, TimeSpan.FromSeconds(60));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30); // it is noticed, not waited for
        Assert.EndsWith("/browser ended before it could be told what to print. libnss3.so is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(Pdf, TestContext.Current.CancellationToken));
        Assert.Equal(["browser", "report.html", "report.pdf"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Print_BrowserNeverAnswers_FailsInTime()
    {
        var watch = Stopwatch.StartNew();
        PdfFailedException error = await FailAsync(Pretended.Browser(folder, "exec sleep 60"), TimeSpan.FromSeconds(1));
        Assert.Contains("did not answer in 1 seconds", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 20);
    }

    [Fact]
    public async Task Print_BrowserTooOldForACommand_SaysWhichItRefuses()
    {
        const string OldBrowser = """
            while IFS= read -r -d '' command <&3; do
              id=${command#*\"id\":}
              printf '{"id":%s,"error":{"code":-32601,"message":"This command was not found"}}\0' "${id%%[,\}]*}" >&4
            done
            """;
        PdfFailedException error = await FailAsync(Pretended.Browser(folder, OldBrowser, shell: "/bin/bash"), TimeSpan.FromSeconds(20));
        Assert.Matches(@"/browser refuses: .*\(Target\.\w+\).*This command was not found", error.Message);
    }

    [Fact]
    public async Task Print_BrowserIsKilledMeanwhile_FailsAndTheNextPageGetsANewOne()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        BrowserProcesses.SkipWithoutProc();
        await File.WriteAllTextAsync(Html, "<!DOCTYPE html><title>x</title><p>never drawn", TestContext.Current.CancellationToken);
        await using var printer = new PdfPrinter(Pretended.MarkedBrowser(folder), TimeSpan.FromSeconds(30));
        Task printing = printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken);
        int[] running = await BrowserProcesses.UntilRenderingAsync(folder.FullName);
        Array.ForEach(running, BrowserProcesses.Kill);
        var error = await Assert.ThrowsAsync<PdfFailedException>(() => printing);
        Assert.Matches("went away while it printed|ended before it could be told", error.Message);

        await File.WriteAllTextAsync(Html, await HtmlReportRendererTests.RenderAsync(), TestContext.Current.CancellationToken);
        await printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Pdf));
    }

    [Fact]
    public async Task Print_NoBrowser_SaysHowToGetOne()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "The usual places of this system are looked at too.");
        await using var printer = new PdfPrinter(new BrowserFinder(_ => null), TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<BrowserNotFoundException>(() => printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken));
        Assert.Contains("apt-get install chromium", error.Message, StringComparison.Ordinal);
        Assert.Contains("FINOPS_BROWSER", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WrongFinopsBrowser_IsNotReplacedByAnother()
    {
        var finder = new BrowserFinder(name => name == "FINOPS_BROWSER" ? "/no/such/browser" : Environment.GetEnvironmentVariable(name));
        Assert.Contains("/no/such/browser", Assert.Throws<BrowserNotFoundException>(finder.Find).Message, StringComparison.Ordinal);
    }

    private async Task<PdfFailedException> FailAsync(BrowserFinder browser, TimeSpan patience)
    {
        await using var printer = new PdfPrinter(browser, patience);
        return await Assert.ThrowsAsync<PdfFailedException>(() => printer.PrintAsync(Html, Pdf, AsOf, TestContext.Current.CancellationToken));
    }
}
