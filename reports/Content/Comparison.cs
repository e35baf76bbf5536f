namespace Finops.Reports.Content;

/// <summary>An amount held against an earlier month's, in words that go on a sentence.</summary>
public static class Comparison
{
    /// <param name="before">Null where the earlier month is not known.</param>
    /// <param name="month">The earlier month's name.</param>
    /// <returns>E.g. "5.3% more than in September".</returns>
    public static string Words(decimal now, decimal? before, string month)
    {
        if (before is not { } earlier)
        {
            return "the first month on record";
        }

        var difference = now - earlier;
        string direction = difference > 0m ? "more" : "less";
        return Figures.Ratio(now, earlier) switch
        {
            _ when difference == 0m => $"the same as in {month}",
            null => $"after nothing in {month}",
            _ when now < 0m || earlier < 0m => $"{Figures.Usd(Math.Abs(difference))} {direction} than in {month}",
            { } ratio when Math.Abs(ratio) < 0.0005m => $"the same as in {month}",
            >= 10m => $"{Figures.Change(Figures.Ratio(now, earlier))} of {month}",
            { } ratio => $"{Figures.Share(Math.Abs(ratio))} {direction} than in {month}",
        };
    }
}
