using System.Text;
using Finops.Reports.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Finops.Reports;

/// <summary>Renders a document as one self-contained HTML file (UTF-8): fonts, style, charts and their script are inside.</summary>
public sealed class HtmlReportRenderer : IReportRenderer
{
    /// <inheritdoc />
    public async Task RenderAsync(ReportDocument document, Stream output, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ReportPage.Document)] = document });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString());
        await output.WriteAsync(Encoding.UTF8.GetBytes(html), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
