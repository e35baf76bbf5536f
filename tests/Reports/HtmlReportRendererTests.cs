using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Reports;

namespace Finops.Tests.Reports;

public sealed class HtmlReportRendererTests
{
    [Fact]
    public async Task Render_SampleMonth_RefersToNothingOutside()
    {
        string html = await RenderAsync();
        Assert.DoesNotMatch("""(?:src|href)\s*=\s*["']?(?!#)[^"'\s>]""", Markup(html));
        Assert.DoesNotMatch("@import|url\\((?!data:)", Markup(html));
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_HostileNames_StayText()
    {
        string html = await RenderAsync(
            """
            update mart_chargeback_monthly set cost_center_name = '<img src=x onerror=alert(1)></script>', owner = '"><b>' where cost_center_id = 'CC-1100';
            update meta.build set organization = '"; } </style><script>alert(2)</script>';
            """
        );
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Markup(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", Markup(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "</style>", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Render_EveryChart_HasItsDataAndWordsForIt()
    {
        string html = await RenderAsync();
        MatchCollection charts = Regex.Matches(
            html,
            """data-chart role="img" aria-label="(?<alt>[^"]+)".*?<script type="application/json">(?<json>.*?)</script>""",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(5)
        );
        Assert.Equal(5, charts.Count);
        Assert.All(charts, chart => Assert.True(JsonDocument.Parse(chart.Groups["json"].Value).RootElement.GetProperty("series").GetArrayLength() > 0));
        Assert.Equal(5, Regex.Matches(html, "<summary>Figures of this chart", RegexOptions.None, TimeSpan.FromSeconds(5)).Count);
    }

    [Fact]
    public async Task Render_Twice_SameBytes() => Assert.Equal(await RenderAsync(), await RenderAsync());

    internal static async Task<string> RenderAsync(string sql = "select 1")
    {
        await using SampleWarehouse sample = await SampleWarehouse.OpenAsync(12);
        await sample.ExecuteAsync(sql);
        using var html = new MemoryStream();
        await new HtmlReportRenderer().RenderAsync(await GovernanceReportTests.ComposeAsync(sample), html, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(html.ToArray());
    }

    /// <summary>Without the scripts' own text, where addresses are namespaces and licences.</summary>
    private static string Markup(string html) => Regex.Replace(html, "<script[^>]*>.*?</script>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
}
