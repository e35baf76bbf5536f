namespace Finops.Reports;

/// <summary>The browser ran, but what it printed is not the report; no file is left behind.</summary>
public sealed class PdfFailedException(string reason, Exception? inner = null) : Exception($"the PDF could not be made: {reason}", inner);
