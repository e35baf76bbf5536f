namespace Finops.Reports.Pdf;

/// <summary>The browser's command line: no network, no traces, an outline, and the page's final state on stdout.</summary>
internal static class BrowserArguments
{
    internal static IEnumerable<string> For(string html, string pdf, string profile)
    {
        yield return "--headless";
        yield return "--disable-gpu";
        yield return "--disable-quic";
        yield return "--no-first-run";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-sync";
        yield return "--disable-extensions";
        yield return $"--user-data-dir={profile}";

        // Wide enough for the sheet at full width: charts are drawn for the screen before they are printed.
        yield return "--window-size=1000,1400";
        yield return "--no-pdf-header-footer";
        yield return "--generate-pdf-document-outline";

        // The page waits for its fonts before it draws; virtual time ends when nothing is left to wait for.
        yield return "--virtual-time-budget=20000";
        yield return "--dump-dom";
        yield return $"--print-to-pdf={pdf}";
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Chromium's sandbox refuses to run as root.
            yield return "--no-sandbox";
        }

        yield return new Uri(html).AbsoluteUri;
    }
}
