using Finops.Reports.Content;

namespace Finops.Tests.Reports;

public sealed class ProseTests
{
    [Fact]
    public void Of_StrongWordsAndFootnotes_KeepTheirRole()
    {
        Prose prose = Prose.Of($"It was {Prose.Strong("$5")} then.{new Footnote(3, "An estimate.")}");
        Assert.Equal([new Run("It was "), new Run("$5", IsStrong: true), new Run(" then."), new Run("", Footnote: 3)], prose.Runs);
    }

    [Fact]
    public void Of_BracesInAName_StayText() => Assert.Equal("by {0} and {1}", Prose.Of($"by {"{0}"} and {{1}}").PlainText);

    [Fact]
    public void FootnoteNumbers_SameTextOnOnePage_IsOneFootnote()
    {
        var numbers = new FootnoteNumbers();
        Assert.Same(numbers.Note("a"), numbers.Note("a"));
        Assert.Equal([1, 2], new[] { numbers.Note("a").Number, numbers.Note("b").Number });
        Assert.Equal(2, numbers.Take().Count);
        Assert.Equal(3, numbers.Note("a").Number);
    }
}
