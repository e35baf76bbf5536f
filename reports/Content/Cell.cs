namespace Finops.Reports.Content;

/// <param name="Arrow">Repeats by shape what the tone says by colour.</param>
/// <param name="IsStrong">A figure to look at first.</param>
public sealed record Cell(string Text, Tone Tone = Tone.Neutral, Arrow Arrow = Arrow.None, bool IsStrong = false, Footnote? Note = null)
{
    public static implicit operator Cell(string text) => new(text);
}
