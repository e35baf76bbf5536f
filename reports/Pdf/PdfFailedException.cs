namespace Finops.Reports.Pdf;

/// <summary>The browser ran, but what it printed is not the report; no file is left behind.</summary>
public sealed class PdfFailedException(string reason, Exception? inner = null)
    : Exception($"The PDF could not be made: {reason}\nTry: open the HTML report in the browser, or set FINOPS_BROWSER to another one.", inner);
