using System.Net;
using System.Net.Sockets;
using Finops.Core;
using Finops.Reports;
using Finops.Tests.EndToEnd;
using Finops.Tests.Publish;
using Finops.Verbs;

namespace Finops.Tests.Reports;

/// <summary>What runs beside finops while it prints: one browser, which nobody else can reach, and which does not outlive it.</summary>
public sealed class BrowserProcessTests(DemoHome demo) : IDisposable
{
    private static readonly BillingMonth October = BillingMonth.Of(new DateOnly(2026, 10, 1));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("finops-browser-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The attack: any user of the machine connects to the browser, has it open the owner's files and reads them.</summary>
    [Fact]
    public async Task Print_WhileAPageIsDrawn_NoProcessListensAndTheRendererIsSandboxed()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        BrowserProcesses.SkipWithoutProc();
        using var seen = new TcpListener(IPAddress.Loopback, 0);
        seen.Start();
        Assert.NotEmpty(BrowserProcesses.Listening([Environment.ProcessId]));

        string html = Path.Combine(folder.FullName, "never-drawn.html");
        await File.WriteAllTextAsync(html, "<!DOCTYPE html><title>x</title><p>never drawn", TestContext.Current.CancellationToken);
        await using var printer = new PdfPrinter(Pretended.MarkedBrowser(folder), TimeSpan.FromSeconds(8));
        Task printing = printer.PrintAsync(html, Path.ChangeExtension(html, ".pdf"), DemoHome.Now, TestContext.Current.CancellationToken);
        while (!printing.IsCompleted)
        {
            int[] running = await BrowserProcesses.UntilRenderingAsync(folder.FullName);
            Assert.Empty(BrowserProcesses.Listening(running));
            Assert.Equal(!Environment.IsPrivilegedProcess, running.Where(BrowserProcesses.IsRenderer).All(BrowserProcesses.IsSandboxed));
            await Task.WhenAny(printing, Task.Delay(200, TestContext.Current.CancellationToken));
        }

        await Assert.ThrowsAsync<PdfFailedException>(() => printing);
    }

    [Fact]
    public async Task StatementsAndReport_OfAMonth_AreOneBrowsersWork()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        using var home = demo.Copy();
        RunContext run = ClosedHome.At(home);
        IReadOnlyList<ReportOutcome> statements;
        ReportOutcome report;
        await using (var printer = new PdfPrinter(Pretended.MarkedBrowser(folder), TimeSpan.FromSeconds(60)))
        {
            statements = await StatementVerb.RunAsync(run, October, costCenterId: null, printer, TestContext.Current.CancellationToken);
            report = await ReportVerb.RunAsync(run, October, printer, TestContext.Current.CancellationToken);
        }

        Assert.All([.. statements, report], each => Assert.True(File.Exists(each.Pdf), each.PdfFailure?.Message));
        Assert.True(statements.Count > 10);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "starts"), TestContext.Current.CancellationToken));
    }

    /// <summary>SIGKILL of a real finops at any instant of printing; the pipe ends with it, and Chromium with the pipe.</summary>
    [Fact]
    public async Task Finops_KilledWhileItPrints_LeavesNoProcessAndTheNextRunItsProfiles()
    {
        PdfPrinterTests.SkipWithoutBrowser();
        BrowserProcesses.SkipWithoutProc();
        using var home = demo.Copy();
        var chance = new Random(2026);
        int printing = 0;
        for (int round = 0; round < 8; round++)
        {
            using ChildProcess finops = Finops(round % 2 == 0 ? "report" : "statement", home.Path);
            while (BrowserProcesses.Of(Profiles).Length == 0)
            {
                Assert.False(finops.Process.HasExited);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            await Task.Delay(chance.Next(1500), TestContext.Current.CancellationToken);
            printing += BrowserProcesses.Of(Profiles).Any(BrowserProcesses.IsRenderer) ? 1 : 0;
            finops.Kill();
            Assert.Empty(await BrowserProcesses.UntilGoneAsync(Profiles));
        }

        Assert.True(printing > 0, "No kill hit a page; the delays no longer fit.");
        Assert.NotEmpty(folder.GetDirectories("finops-print-*"));
        using ChildProcess next = Finops("report", home.Path);
        (int exitCode, _, string errors) = await next.EndAsync();
        Assert.True(exitCode == 0, errors);
        Assert.Empty(folder.GetDirectories("finops-print-*"));
        Assert.Empty(folder.GetDirectories("org.chromium*"));
    }

    /// <summary>In the command line of each browser that a child of this test starts.</summary>
    private string Profiles => $"{folder.FullName}/finops-print-";

    private ChildProcess Finops(string verb, string home) =>
        ChildProcess.Finops([verb, "--month", October.ToString(), "--home", home], ("TMPDIR", folder.FullName));
}
