namespace Finops.Reports.Pdf;

/// <summary>The browser's command line: no window, no network, no traces, and ready to be told over a local socket what to print.</summary>
internal static class BrowserArguments
{
    internal static IEnumerable<string> For(string profile)
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
        yield return "--remote-debugging-port=0";

        // Wide enough for the sheet at full width: charts are drawn for the screen before they are printed.
        yield return "--window-size=1000,1400";
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Chromium's sandbox refuses to run as root.
            yield return "--no-sandbox";
        }
    }
}
