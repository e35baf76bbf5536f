namespace Finops.Reports;

/// <summary>No browser that can print was found; the HTML edition needs none. The message says how to get one.</summary>
public sealed class BrowserNotFoundException(string looked)
    : Exception(
        "install a Chromium-family browser (Debian and Ubuntu: apt-get install chromium; macOS: Google Chrome or Microsoft Edge; Windows has Microsoft Edge), "
            + $"or set FINOPS_BROWSER to its program file: {looked}"
    );
