namespace Finops.Reports;

/// <summary>Turns a document into a file's bytes; the only thing another format has to implement.</summary>
public interface IReportRenderer
{
    Task RenderAsync(ReportDocument document, Stream output, CancellationToken cancellationToken);
}
