using System.Reflection;
using System.Text;
using Finops.Reports.Content;

namespace Finops.Reports.Html;

/// <summary>What the page carries with it: style, fonts and scripts, as markup ready to be written.</summary>
internal static class PageAssets
{
    private static readonly int[] Weights = [400, 600, 700];

    /// <summary>Which letters each font file holds; as in the package's own css.</summary>
    private static readonly (string Subset, string Range)[] Subsets =
    [
        (
            "latin-ext",
            "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
        ),
        (
            "latin",
            "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
        ),
    ];

    private static readonly Lazy<string> Fonts = new(ReadFonts);
    private static readonly Lazy<string> StyleSheet = new(() => Text("report.css"));
    private static readonly Lazy<string> Script = new(() => $"<script>{Text("report.js")}</script>");
    private static readonly Lazy<string> Charts = new(() => $"<script>{Text("echarts.min.js")}</script>\n");

    /// <summary>The style element: fonts, sheet, and the running header and footer of the printed pages.</summary>
    internal static string Style(ReportDocument document) =>
        $$"""
            <style>
            {{Fonts.Value}}{{StyleSheet.Value}}
            @page {
              @top-left { content: {{Css.Quoted($"{document.Organization} · {document.Title}")}}; }
              @top-right { content: {{Css.Quoted(document.Period)}}; }
              @bottom-left { content: {{Css.Quoted($"Data as of {document.AsOf} · build {document.BuildId}")}}; }
            }
            </style>
            """;

    /// <summary>The script elements; the chart library, a megabyte, only where a chart needs it.</summary>
    internal static string Scripts(ReportDocument document) =>
        (document.Sections.SelectMany(section => section.Blocks).Any(block => block is ChartBlock) ? Charts.Value : "") + Script.Value;

    /// <param name="json">Already safe inside a script element.</param>
    internal static string Json(string json) => $"<script type=\"application/json\">{json}</script>";

    private static string ReadFonts()
    {
        var css = new StringBuilder();
        foreach (int weight in Weights)
        {
            foreach ((string subset, string range) in Subsets)
            {
                var data = Convert.ToBase64String(Bytes($"{subset}-{weight}.woff2"));
                css.Append(
                    $"@font-face {{ font-family: 'Source Sans 3'; font-weight: {weight}; src: url(data:font/woff2;base64,{data}) format('woff2'); unicode-range: {range}; }}\n"
                );
            }
        }

        return css.ToString();
    }

    private static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("web/" + name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource web/{name}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
