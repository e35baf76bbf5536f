using Finops.Reports.Pdf;

namespace Finops.Reports;

/// <summary>
/// Prints HTML reports with the installed browser, which is started once, for the first of them, and believes nothing it says: every printed file is verified.
/// </summary>
public sealed class PdfPrinter : IAsyncDisposable
{
    private readonly BrowserFinder finder;
    private readonly TimeSpan patience;
    private Browser? browser;

    public PdfPrinter()
        : this(new BrowserFinder(), TimeSpan.FromSeconds(60)) { }

    /// <param name="finder">Finds the browser.</param>
    /// <param name="patience">How long the browser may take to start, and then a page to draw itself.</param>
    public PdfPrinter(BrowserFinder finder, TimeSpan patience)
    {
        this.finder = finder;
        this.patience = patience;
    }

    /// <summary>Prints <paramref name="htmlPath"/> to <paramref name="pdfPath"/>, which appears whole or not at all. The same HTML gives the same bytes on the
    /// same browser.</summary>
    /// <param name="asOf">Written as the file's creation and modification time.</param>
    /// <exception cref="BrowserNotFoundException">No browser is installed.</exception>
    /// <exception cref="PdfFailedException">The browser failed, or its PDF is not the report.</exception>
    public async Task PrintAsync(string htmlPath, string pdfPath, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        byte[] pdf = await PrintAsync(Path.GetFullPath(htmlPath), cancellationToken);
        PrintedPdf.Verify(pdf);
        PrintedPdf.SetTimes(pdf, asOf);
        PrintedPdf.SetIds(pdf);
        var target = Path.GetFullPath(pdfPath);
        var part = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.part");
        try
        {
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
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            browser = null;
        }
    }

    private async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken)
    {
        var program = finder.Find();
        if (browser is { IsGone: true })
        {
            await DisposeAsync(); // what killed it need not kill the next
        }

        browser ??= await Browser.StartAsync(program, patience, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience * 2); // one for the page, one for everything around it
        try
        {
            return await browser.PrintAsync(html, limit.Token);
        }
        catch (Exception error) when (error is TimeoutException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await DisposeAsync(); // it is in the middle of something
            throw new PdfFailedException($"{program} did not finish in {patience.TotalSeconds * 2:0} seconds.", error);
        }
    }
}
