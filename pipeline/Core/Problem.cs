using System.Text;

namespace Finops.Core;

/// <summary>One thing that is wrong, in the words of the person who has to put it right.</summary>
/// <param name="Where">File and line, JSON path, table or setting.</param>
/// <param name="Expected">What should have been there.</param>
/// <param name="Found">What was there.</param>
/// <param name="Try">What to do next, as a command or a short instruction.</param>
/// <param name="Difference">Expected minus found, where both are amounts.</param>
public sealed record Problem(string Where, string Expected, string Found, string Try, string? Difference = null)
{
    /// <summary>The problem as the lines that a terminal shows.</summary>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append(Where)
            .Append('\n')
            .Append("  expected:   ")
            .Append(Expected)
            .Append('\n')
            .Append("  found:      ")
            .Append(Found)
            .Append('\n');
        if (Difference is not null)
        {
            text.Append("  difference: ").Append(Difference).Append('\n');
        }

        return PlainText.Of(text.Append("  Try: ").Append(Try).ToString());
    }
}
