using PuppeteerSharp;

namespace Finops.Reports.Pdf;

/// <summary>
/// A running browser without a window, which prints one page after the other. It is told what to print over a pipe: nobody else can reach it, and it ends
/// by itself when the pipe does, however this process ended.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    private static readonly PdfOptions Edition = new()
    {
        PrintBackground = true,
        PreferCSSPageSize = true,
        Tagged = true,
        Outline = true,
    };

    private readonly string program;
    private readonly TimeSpan patience;
    private readonly BrowserProfile profile = BrowserProfile.Create();
    private readonly Launcher launcher = new();
    private IBrowser? connected;

    private Browser(string program, TimeSpan patience)
    {
        this.program = program;
        this.patience = patience;
    }

    /// <summary>Whether it ended, or was ended, since it was started.</summary>
    internal bool IsGone => connected is not { IsConnected: true };

    /// <param name="program">The browser's program file.</param>
    /// <param name="patience">How long it may take to answer, and then a page to draw itself.</param>
    /// <exception cref="PdfFailedException">The browser doesn't start, or doesn't answer in time.</exception>
    internal static async Task<Browser> StartAsync(string program, TimeSpan patience, CancellationToken cancellationToken)
    {
        Browser browser;
        try
        {
            browser = new Browser(program, patience);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PdfFailedException($"there is no place for the browser’s own files: {error.Message}", error);
        }

        try
        {
            await browser.LaunchAsync(cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>The PDF of a page. Each page has a process of its own, so that what was printed before leaves no trace in it.</summary>
    /// <exception cref="PdfFailedException">The page is not there, its script did not finish in time, or the browser is gone.</exception>
    internal async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken)
    {
        try
        {
            var context = await connected!.CreateBrowserContextAsync().WaitAsync(cancellationToken);
            try
            {
                return await PrintAsync(context, html, cancellationToken);
            }
            finally
            {
                await context.CloseAsync().WaitAsync(cancellationToken);
            }
        }
        catch (PuppeteerException error) when (error is TargetClosedException || IsGone || launcher.Process!.Process.WaitForExit(LastWord))
        {
            throw new PdfFailedException($"{program} went away while it printed. {LastLine()}", error);
        }
        catch (NavigationException error)
        {
            throw new PdfFailedException($"the browser cannot open {html}: {error.Message}", error);
        }
        catch (WaitTaskTimeoutException error)
        {
            throw new PdfFailedException("the page’s charts were not drawn before it was printed.", error);
        }
        catch (PuppeteerException error)
        {
            throw new PdfFailedException($"{program} refuses: {error.Message}", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsGone)
        {
            await Task.WhenAny(connected!.CloseAsync(), Task.Delay(Farewell));
        }

        await EndAsync();
        launcher.Process?.Dispose();
        profile.Dispose();
    }

    private async Task<byte[]> PrintAsync(IBrowserContext context, string html, CancellationToken cancellationToken)
    {
        int limit = (int)patience.TotalMilliseconds;
        var page = await context.NewPageAsync().WaitAsync(cancellationToken);
        await page.GoToAsync(new Uri(html).AbsoluteUri, limit, [WaitUntilNavigation.DOMContentLoaded]).WaitAsync(cancellationToken);
        await page.WaitForSelectorAsync("html[data-ready=true]", new WaitForSelectorOptions { Timeout = limit }).WaitAsync(cancellationToken);
        return await page.PdfDataAsync(Edition).WaitAsync(cancellationToken);
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var launch = launcher.LaunchAsync(
            new LaunchOptions
            {
                ExecutablePath = program,
                Pipe = true,
                IgnoreDefaultArgs = true,
                Args = [.. BrowserArguments.For(profile.Folder)],
                DefaultViewport = null,
                WaitForInitialPage = false,
                ProtocolTimeout = (int)patience.TotalMilliseconds,
            }
        );
        try
        {
            var ended = launcher.Process!.Process.WaitForExitAsync(cancellationToken);
            if (await Task.WhenAny(launch, ended).WaitAsync(patience, cancellationToken) == ended && ended.IsCompletedSuccessfully)
            {
                // PuppeteerSharp says why, or would wait for the answer of a browser that ended before it was asked.
                await Task.WhenAny(launch, Task.Delay(LastWord, cancellationToken));
                if (!launch.IsCompleted)
                {
                    throw new ProcessException("The process ended.");
                }
            }

            connected = await launch.WaitAsync(patience, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException || error.InnerException is TimeoutException)
        {
            throw new PdfFailedException($"{program} did not answer in {patience.TotalSeconds:0} seconds. {LastLine()}", error);
        }
        catch (ProcessException error) when (error.InnerException is MessageException refusal)
        {
            throw new PdfFailedException($"{program} refuses: {refusal.Message}", error);
        }
        catch (ProcessException error)
        {
            await EndAsync(); // and with it what it had to say
            throw new PdfFailedException($"{program} ended before it could be told what to print. {LastLine()}", error);
        }
    }

    /// <summary>What the browser said last, where a shell started it.</summary>
    private string LastLine()
    {
        var words = new FileInfo(BrowserArguments.Words(profile.Folder));
        return words.Exists ? File.ReadLines(words.FullName).LastOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "" : "";
    }

    private async Task EndAsync()
    {
        try
        {
            if (launcher.Process?.Process is { } process)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync().WaitAsync(Farewell);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException or System.ComponentModel.Win32Exception)
        {
            // Never started, already gone, or slow to go: nothing more can be done.
        }
    }
}
