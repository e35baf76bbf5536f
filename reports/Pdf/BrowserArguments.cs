namespace Finops.Reports.Pdf;

/// <summary>The browser's command line: no window, no network, no traces.</summary>
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

        // Wide enough for the sheet at full width: charts are drawn for the screen before they are printed.
        yield return "--window-size=1000,1400";
        if (OperatingSystem.IsWindows())
        {
            yield return $"--user-data-dir=\"{profile}\"";
            yield break;
        }

        if (Environment.IsPrivilegedProcess)
        {
            // Chromium's sandbox refuses to run as root.
            yield return "--no-sandbox";
        }

        // PuppeteerSharp hands the pipe over in a line of shell, as it stands. What the browser writes to stdout is no result of ours.
        yield return $"--user-data-dir={Quoted(profile)} >/dev/null 2>{Quoted(Words(profile))}";
    }

    /// <summary>The file that the browser's stderr goes to.</summary>
    internal static string Words(string profile) => Path.Combine(profile, "stderr");

    private static string Quoted(string path) => $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
