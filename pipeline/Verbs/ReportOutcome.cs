using Finops.Core;

namespace Finops.Verbs;

/// <summary>The files of a report; the PDF is null, with the reason, where it could not be printed.</summary>
public sealed record ReportOutcome(string Html, string? Pdf, FinopsException? PdfFailure);
