namespace Finops.Core;

/// <summary>Text from outside as it may stand on a terminal: an escape sequence in a name is shown, and does nothing.</summary>
public static class PlainText
{
    private const char Pictures = '\u2400'; // U+2400 is the picture of NUL, U+241B that of ESC
    private const char Delete = '\u007f';

    /// <summary>The same text with a picture for every control character but line feed and tab; none is left where there is no picture (U+0080 to
    /// U+009F).</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.AsSpan().ContainsAnyInRange(Delete, '\u009f') ? string.Concat(text.Select(Shown)) : text;

    private static char Shown(char letter) =>
        letter switch
        {
            '\n' or '\t' => letter,
            < ' ' => (char)(Pictures + letter),
            Delete => '\u2421',
            > Delete and <= '\u009f' => '\ufffd',
            _ => letter,
        };
}
