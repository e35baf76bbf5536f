using Finops.Core;

namespace Finops.Verbs;

/// <summary>The files of a report; the PDF is null where it could not be printed, with the reason, and where none was asked for.</summary>
public sealed record ReportOutcome(string Html, string? Pdf, FinopsException? PdfFailure);
