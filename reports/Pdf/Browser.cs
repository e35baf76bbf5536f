using System.Diagnostics;
using System.Text.Json;

namespace Finops.Reports.Pdf;

/// <summary>A running browser without a window, which prints one page after the other.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    /// <summary>Resolves when the page's script has set its mark, or with false when that takes too long.</summary>
    private const string UntilReady = """
        new Promise(done => {{
          const late = setTimeout(() => done(false), {0});
          const look = () => document.documentElement?.dataset.ready === 'true' ? (clearTimeout(late), done(true)) : setTimeout(look, 5);
          look();
        }})
        """;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly string program;
    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("finops-print-");
    private readonly DevTools tools = new();
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string lastLine = "";

    private Browser(string program)
    {
        this.program = program;
        var start = new ProcessStartInfo(program, BrowserArguments.For(profile.FullName))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <exception cref="PdfFailedException">The browser doesn't start, or doesn't listen in time.</exception>
    internal static async Task<Browser> StartAsync(string program, TimeSpan patience, CancellationToken cancellationToken)
    {
        var browser = new Browser(program);
        try
        {
            browser.Start();
            await browser.tools.ConnectAsync(await browser.address.Task.WaitAsync(patience, cancellationToken), cancellationToken);
            return browser;
        }
        catch (Exception error)
        {
            await browser.DisposeAsync();
            if (error is TimeoutException or System.Net.WebSockets.WebSocketException)
            {
                throw new PdfFailedException($"{program} did not listen in {patience.TotalSeconds:0} seconds. {browser.lastLine}", error);
            }

            throw;
        }
    }

    /// <summary>The PDF of a page. Each page has a process of its own, so that what was printed before leaves no trace in it.</summary>
    /// <exception cref="PdfFailedException">The page is not there, or its script did not finish in time.</exception>
    internal async Task<byte[]> PrintAsync(string html, TimeSpan patience, CancellationToken cancellationToken)
    {
        string context = Text(await tools.AskAsync("Target.createBrowserContext", new { disposeOnDetach = true }, null, cancellationToken), "browserContextId");
        string target = Text(
            await tools.AskAsync("Target.createTarget", new { url = "about:blank", browserContextId = context }, null, cancellationToken),
            "targetId"
        );
        string session = Text(await tools.AskAsync("Target.attachToTarget", new { targetId = target, flatten = true }, null, cancellationToken), "sessionId");
        JsonElement arrived = await tools.AskAsync("Page.navigate", new { url = new Uri(html).AbsoluteUri }, session, cancellationToken);
        if (arrived.TryGetProperty("errorText", out JsonElement problem))
        {
            throw new PdfFailedException($"the browser cannot open {html}: {problem.GetString()}.");
        }

        JsonElement ready = await tools.AskAsync(
            "Runtime.evaluate",
            new
            {
                expression = string.Format(UntilReady, (long)patience.TotalMilliseconds),
                awaitPromise = true,
                returnByValue = true,
            },
            session,
            cancellationToken
        );
        if (!ready.GetProperty("result").TryGetProperty("value", out JsonElement isReady) || isReady.ValueKind != JsonValueKind.True)
        {
            throw new PdfFailedException("the page’s charts were not drawn before it was printed.");
        }

        JsonElement printed = await tools.AskAsync(
            "Page.printToPDF",
            new
            {
                printBackground = true,
                preferCSSPageSize = true,
                generateTaggedPDF = true,
                generateDocumentOutline = true,
            },
            session,
            cancellationToken
        );
        await tools.AskAsync("Target.disposeBrowserContext", new { browserContextId = context }, null, cancellationToken);
        return printed.GetProperty("data").GetBytesFromBase64();
    }

    public async ValueTask DisposeAsync()
    {
        tools.Dispose();
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                using var patience = new CancellationTokenSource(Farewell);
                await process.WaitForExitAsync(patience.Token);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            // Never started, already gone, or slow to go: nothing more can be done.
        }

        process.Dispose();
        Discard();
    }

    private void Start()
    {
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new PdfFailedException($"{program} could not be started: {error.Message}", error);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Listens to what the browser says on stderr; null is its end.</summary>
    private void Hear(string? line)
    {
        if (line is null)
        {
            address.TrySetException(new PdfFailedException($"{program} ended before it could be told what to print. {lastLine}"));
        }
        else if (line.StartsWith(Announcement, StringComparison.Ordinal))
        {
            address.TrySetResult(new Uri(line[Announcement.Length..]));
        }
        else if (!string.IsNullOrWhiteSpace(line))
        {
            lastLine = line;
        }
    }

    /// <summary>The profile is temporary; a browser process that still lets go of a file must not spoil the print.</summary>
    private void Discard()
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

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;
}
