namespace Finops.Reports.Content;

/// <summary>What a figure means to the reader; the renderer gives it a colour and never colour alone.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
}
