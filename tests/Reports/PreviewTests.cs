using Finops.Reports.Content;
using Finops.Reports.Governance;
using Finops.Reports.Html;
using Finops.Reports.Pdf;

namespace Finops.Tests.Reports;

public sealed class PreviewTests
{
    [Fact]
    public async Task Preview()
    {
        string folder = Environment.GetEnvironmentVariable("PREVIEW")!;
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(int.Parse(Environment.GetEnvironmentVariable("CENTERS") ?? "40"), Environment.GetEnvironmentVariable("FROM") ?? "2026-05-01");
        ReportDocument document = await GovernanceReport.ComposeAsync(sample.Connection, SampleWarehouse.Month, default);
        await using (FileStream html = File.Create(Path.Combine(folder, "governance.html")))
        {
            await new HtmlReportRenderer().RenderAsync(document, html, default);
        }

        await new PdfPrinter().PrintAsync(Path.Combine(folder, "governance.html"), Path.Combine(folder, "governance.pdf"), document.AsOfUtc, default);
    }
}
