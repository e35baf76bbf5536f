using System.Diagnostics;
using Finops.Reports.Pdf;

namespace Finops.Reports;

/// <summary>Prints an HTML report with the installed browser and believes nothing it says: the printed file is verified.</summary>
public sealed class PdfPrinter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly BrowserFinder finder;

    public PdfPrinter()
        : this(new BrowserFinder())
    {
    }

    public PdfPrinter(BrowserFinder finder) => this.finder = finder;

    /// <summary>Prints <paramref name="htmlPath"/> to <paramref name="pdfPath"/>, which appears whole or not at all. The same HTML gives the same bytes on the same browser.</summary>
    /// <param name="asOf">Written as the file's creation and modification time.</param>
    /// <exception cref="BrowserNotFoundException">No browser is installed.</exception>
    /// <exception cref="PdfFailedException">The browser failed, or its PDF is not the report.</exception>
    public async Task PrintAsync(string htmlPath, string pdfPath, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        string browser = finder.Find();
        if (!File.Exists(htmlPath))
        {
            throw new PdfFailedException($"there is no {htmlPath}.");
        }

        string target = Path.GetFullPath(pdfPath);
        string part = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.part");
        DirectoryInfo profile = Directory.CreateTempSubdirectory("finops-print-");
        try
        {
            string page = await RunAsync(browser, Path.GetFullPath(htmlPath), part, profile.FullName, cancellationToken);
            byte[] pdf = File.Exists(part) ? await File.ReadAllBytesAsync(part, cancellationToken) : [];
            PrintedPdf.Verify(pdf, page);
            PrintedPdf.SetTimes(pdf, asOf);
            await File.WriteAllBytesAsync(part, pdf, cancellationToken);
            File.Move(part, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PdfFailedException(error.Message, error);
        }
        finally
        {
            File.Delete(part);
            Discard(profile);
        }
    }

    /// <returns>The page as the browser had it when it printed: its script leaves marks there.</returns>
    private static async Task<string> RunAsync(string browser, string html, string pdf, string profile, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(browser)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in BrowserArguments.For(html, pdf, profile))
        {
            start.ArgumentList.Add(argument);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using Process process = Start(start);
        try
        {
            Task<string> page = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> log = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0
                ? await page
                : throw new PdfFailedException($"{browser} ended with exit code {process.ExitCode}. {LastLine(await log)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PdfFailedException($"{browser} did not finish in {Patience.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new PdfFailedException($"{start.FileName} could not be started: {error.Message}", error);
        }
    }

    private static string LastLine(string log) =>
        log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";

    /// <summary>The profile is temporary; a browser process that still lets go of a file must not spoil the print.</summary>
    private static void Discard(DirectoryInfo profile)
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Left to the system's own cleaning of temporary folders.
        }
    }
}
