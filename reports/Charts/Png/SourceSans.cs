using ScottPlot;
using SkiaSharp;

namespace Finops.Reports.Charts.Png;

/// <summary>The report's font, from the program itself: a picture looks the same on a machine without fonts.</summary>
internal sealed class SourceSans : IFontResolver
{
    internal const string Name = "Source Sans 3";
    private static readonly Lazy<SKTypeface> Regular = new(() => Read("SourceSans3-Regular.ttf"));
    private static readonly Lazy<SKTypeface> Semibold = new(() => Read("SourceSans3-Semibold.ttf"));

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName != Name ? null
        : weight >= FontWeight.SemiBold ? Semibold.Value
        : Regular.Value;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    /// <summary>Source Sans where it has every letter (Latin, Greek, Cyrillic), else the machine's own font for what it lacks.</summary>
    internal static string For(IEnumerable<string> texts)
    {
        var all = string.Concat(texts);
        return Regular.Value.ContainsGlyphs(all) ? Name : ScottPlot.Fonts.Detect(string.Concat(all.Where(letter => !Regular.Value.ContainsGlyph(letter))));
    }

    private static SKTypeface Read(string file)
    {
        using var stream = typeof(SourceSans).Assembly.GetManifestResourceStream($"fonts/{file}")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
