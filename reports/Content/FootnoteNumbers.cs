namespace Finops.Reports.Content;

/// <summary>Numbers footnotes through a report while its sections are composed one after the other.</summary>
public sealed class FootnoteNumbers
{
    private readonly List<Footnote> page = [];
    private int last;

    /// <summary>The footnote with this text in the current section; the same text is the same footnote.</summary>
    public Footnote Note(string text)
    {
        var known = page.Find(note => note.Text == text);
        if (known is not null)
        {
            return known;
        }

        var note = new Footnote(++last, text);
        page.Add(note);
        return note;
    }

    /// <summary>Ends a section: hands over its footnotes and starts an empty list.</summary>
    public IReadOnlyList<Footnote> Take()
    {
        Footnote[] taken = [.. page];
        page.Clear();
        return taken;
    }
}
