using System.Text.Json;
using Finops.Simulator.Shapes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>Request-level events of a gateway in front of another vendor (provider "openai"), one NDJSON file per month.</summary>
public static class GatewayFiles
{
    /// <summary>The distinct events of a month in order of time: the truth.</summary>
    public static IReadOnlyList<GatewayEvent> Events(Company company, DateOnly month, int count)
    {
        var dice = Dice.For(company.Seed, "gateway", month.ToString("yyyy-MM"));
        IReadOnlyList<Person> users = [.. dice.Shuffled(company.People.Where(static person => person.Role != Role.Business)).Take(18)];
        List<DateOnly> days =
        [
            .. Enumerable
                .Range(0, month.AddMonths(1).DayNumber - month.DayNumber)
                .Select(month.AddDays)
                .Where(static day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)),
        ];
        var events = new List<GatewayEvent>(count);
        while (events.Count < count)
        {
            // Squaring the place favours the first: a few people make most of the requests.
            int place = dice.Next(users.Count) * (dice.Next(users.Count) + 1) / users.Count;
            Person user = users[place];
            DateOnly day = days[dice.Next(days.Count)];
            if (user.On(day) is not null)
            {
                events.Add(Event(ref dice, user, day));
            }
        }

        return [.. events.OrderBy(static item => item.Ts).ThenBy(static item => item.RequestId, StringComparer.Ordinal)];
    }

    /// <summary>Writes usage-events/gateway-2026-10.ndjson.gz and the like; about one line in a hundred is repeated, as at-least-once delivery does.</summary>
    public static void Write(string folder, Company company, DateOnly month, int count)
    {
        var dice = Dice.For(company.Seed, "gateway-repeats", month.ToString("yyyy-MM"));
        var lines = new List<string>();
        foreach (GatewayEvent item in Events(company, month, count))
        {
            lines.Add(Line(item));
            if (dice.Chance(10))
            {
                lines.Insert(Math.Max(0, lines.Count - dice.Next(20)), Line(item));
            }
        }

        TextFile.Write(Path.Combine(folder, $"gateway-{month:yyyy-MM}.ndjson.gz"), lines);
    }

    private static GatewayEvent Event(ref Dice dice, Person user, DateOnly day)
    {
        bool isAgent = dice.Chance(550);
        long input = isAgent ? Shape.AgentTurn.Draw(ref dice) * 40 + dice.Between(50, 900) : Shape.ChatRequest.Draw(ref dice);
        long read = isAgent ? Shape.AgentTurn.Draw(ref dice, 1) / 128 * 128 : 0;
        long write = isAgent ? Shape.AgentTurn.Draw(ref dice, 2) / 4 : 0;
        long output = isAgent ? Shape.AgentTurn.Draw(ref dice, 3) : Shape.ChatRequest.Draw(ref dice, 1);
        string model =
            !isAgent ? "gpt-6-luna"
            : dice.Chance(700) ? "gpt-6.1-sol"
            : "gpt-6-sol";
        var ts = new DateTimeOffset(day, new TimeOnly(dice.Between(7, 19), dice.Next(60), dice.Next(60), dice.Next(1000)), TimeSpan.Zero);
        return new GatewayEvent(
            ts,
            dice.Chance(30) ? null : user.Emails[dice.Next(user.Emails.Count)],
            model,
            input,
            read,
            write,
            output,
            $"gw-{dice.Letters(16)}"
        );
    }

    private static string Line(GatewayEvent item) =>
        JsonSerializer.Serialize(
            new
            {
                ts = item.Ts.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
                provider = "openai",
                user = item.User,
                model = item.Model,
                input_tokens = item.InputTokens,
                cache_read_tokens = item.CacheReadTokens,
                cache_write_tokens = item.CacheWriteTokens,
                output_tokens = item.OutputTokens,
                request_id = item.RequestId,
            }
        );
}
