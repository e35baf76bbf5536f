using Finops.Simulator.Shapes;

namespace Finops.Simulator.Use;

/// <summary>Turns a work item into facts: spreads its requests over hours and draws each request's token sizes.</summary>
internal static class Meter
{
    /// <summary>Start hours (UTC) of an ordinary working day; assumed.</summary>
    private static readonly int[] Hours = [7, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17, 18, 19];

    internal static IEnumerable<UseFact> Facts(long seed, WorkItem item)
    {
        string day = item.Day.ToString("yyyy-MM-dd");
        var dice = Dice.For(seed, "meter", item.Principal.Id, day, item.Product, item.Model, item.Speed);
        int pieces = item.IsAroundTheClock ? 24 : Math.Min(item.Requests, 1 + Math.Min(3, item.Requests / 40));
        for (int piece = 0; piece < pieces; piece++)
        {
            int requests = item.Requests * (piece + 1) / pieces - item.Requests * piece / pieces;
            int hour = item.IsAroundTheClock ? piece : Math.Clamp(Hours[dice.Next(Hours.Length)] + item.HourShift, 0, 23);
            var at = new DateTimeOffset(item.Day, new TimeOnly(hour, dice.Next(60)), TimeSpan.Zero);
            foreach (UseFact fact in Piece(item, at, requests, ref dice))
            {
                yield return fact;
            }
        }
    }

    private static List<UseFact> Piece(WorkItem item, DateTimeOffset at, int requests, ref Dice dice)
    {
        bool isLong = dice.Chance(item.LongContextPermille);
        var sums = new long[2, 6];
        for (int i = 0; i < requests; i++)
        {
            (long uncached, long read, long write, long output) = Draw(item.Kind, isLong, ref dice);
            int size = uncached + read + write > 100_000 && item.Model == "claude-haiku-5-5" ? 1 : 0;
            sums[size, 0] += uncached;
            sums[size, 1] += read;
            sums[size, 2] += write;
            sums[size, 3] += output;
            sums[size, 4]++;
            sums[size, 5] += dice.Chance(item.WebSearchPermille) ? dice.Between(1, 3) : 0;
        }

        var facts = new List<UseFact>(2);
        for (int size = 0; size < 2; size++)
        {
            if (sums[size, 4] > 0)
            {
                long anHour = item.KeepsCacheForAnHour ? sums[size, 2] * 7 / 10 : 0;
                facts.Add(
                    new UseFact(item.Principal, at)
                    {
                        Product = item.Product,
                        Model = item.Model,
                        ContextWindow = isLong ? "200k-1M" : "0-200k",
                        InferenceGeo = item.InferenceGeo,
                        Speed = item.Speed,
                        SlackChannelId = item.SlackChannelId,
                        HasLongPrompts = size == 1,
                        UncachedInputTokens = sums[size, 0],
                        CacheReadTokens = sums[size, 1],
                        CacheWrite5mTokens = sums[size, 2] - anHour,
                        CacheWrite1hTokens = anHour,
                        OutputTokens = sums[size, 3],
                        Requests = sums[size, 4],
                        WebSearches = sums[size, 5],
                    }
                );
            }
        }

        return facts;
    }

    private static (long Uncached, long Read, long Write, long Output) Draw(RequestKind kind, bool isLong, ref Dice dice)
    {
        switch (kind)
        {
            case RequestKind.AgentTurn:
                int stretch = isLong ? 3 : 1;
                return (
                    Shape.AgentTurn.Draw(ref dice),
                    Shape.AgentTurn.Draw(ref dice, 1) * stretch,
                    Shape.AgentTurn.Draw(ref dice, 2),
                    Shape.AgentTurn.Draw(ref dice, 3)
                );
            case RequestKind.Chat:
                return (Shape.ChatRequest.Draw(ref dice), 0, 0, Shape.ChatRequest.Draw(ref dice, 1));
            default:
                return (Shape.OfficeRequest.Draw(ref dice), 0, 0, Shape.OfficeRequest.Draw(ref dice, 1));
        }
    }
}
