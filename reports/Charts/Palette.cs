namespace Finops.Reports.Charts;

/// <summary>Colours after Paul Tol, told apart with protan, deutan and tritan sight and in grey. The css file holds the same for text.</summary>
internal static class Palette
{
    internal const string Accent = "#004488";
    internal const string Soft = "#6699cc";
    internal const string Pale = "#cddcec";
    internal const string Grey = "#b9c0c8";
    internal const string Ink = "#16202b";
    internal const string Muted = "#566370";
    internal const string Rule = "#e3e7eb";
    internal const string Shade = "#f2f4f7";
    internal const string Bad = "#a52a44";
    internal const string Good = "#1b6b4a";
    internal const string Warning = "#866000";

    /// <summary>Text size in charts, CSS pixels.</summary>
    internal const decimal Text = 11m;

    /// <summary>Parts of a stacked bar in their order, each with the colour of the text on it.</summary>
    internal static readonly IReadOnlyList<(string Fill, string Text)> Parts =
    [
        (Accent, "#ffffff"),
        ("#ddaa33", Ink),
        (Soft, Ink),
        ("#994455", "#ffffff"),
        (Grey, Ink),
    ];

    /// <summary>Series beside each other, none of which is a rest: the colours of the parts and one more.</summary>
    internal static readonly IReadOnlyList<string> Series = [Accent, "#ddaa33", Soft, "#994455", Good];
}
