namespace Finops.Reports.Pdf;

/// <summary>No browser that can print was found; the HTML edition needs none.</summary>
public sealed class BrowserNotFoundException(string looked)
    : Exception($"No Chromium-family browser was found to print the PDF: {looked}.\n"
        + "Try: install one (Debian and Ubuntu: apt-get install chromium; macOS: Google Chrome or Microsoft Edge; Windows has Microsoft Edge), "
        + "or set FINOPS_BROWSER to its program file.");
