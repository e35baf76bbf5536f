using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>What was used, as the vendor's books show it at a moment: some of a day arrives late, some is revised within the week.</summary>
internal sealed class OpenaiBooks(Company company, OpenaiOrganization organization)
{
    /// <summary>Uses of a UTC day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="clock">The vendor's now.</param>
    /// <param name="scale">How often the day counts.</param>
    internal IEnumerable<OpenaiUse> Uses(DateOnly day, DateTimeOffset clock, int scale)
    {
        var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        if (day < Company.FirstDay || clock <= start || scale == 0)
        {
            yield break;
        }

        foreach (OpenaiKey key in organization.Keys)
        {
            long permille = Permille(key, day, start, clock) * scale;
            foreach (OpenaiUse use in permille == 0 ? [] : Plan(key, day))
            {
                yield return use.Scaled(permille);
            }
        }
    }

    /// <summary>The bill of a day, line by line.</summary>
    internal IEnumerable<OpenaiCost> Costs(DateOnly day, DateTimeOffset clock, int scale) => Uses(day, clock, scale).SelectMany(OpenaiPrices.Lines);

    private long Permille(OpenaiKey key, DateOnly day, DateTimeOffset start, DateTimeOffset clock)
    {
        DateTimeOffset end = start.AddDays(1);
        if (clock < end)
        {
            return (long)(clock - start).TotalMinutes * 1000 / 1440;
        }

        var fate = Dice.For(company.Seed, "openai-fate", key.Id, day.ToString("yyyy-MM-dd"));
        bool isLate = fate.Chance(40);
        int hours = fate.Between(6, 30);
        bool isRevised = fate.Chance(40);
        int revisedAfter = fate.Between(31, 140);
        int revised = fate.Between(900, 1100);
        return isLate && clock < end.AddHours(hours) ? 0
            : isRevised && clock >= end.AddHours(revisedAfter) ? revised
            : 1000;
    }

    private IEnumerable<OpenaiUse> Plan(OpenaiKey key, DateOnly day)
    {
        if (key.Project.ArchivedOn <= day || (key.Owner is { } person && person.On(day) is null))
        {
            yield break;
        }

        var dice = Dice.For(company.Seed, "openai-use", key.Id, day.ToString("yyyy-MM-dd"));
        bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (key.Owner is not null)
        {
            if (!isWeekend && dice.Chance(650))
            {
                yield return Chat(key, "gpt-5.4-2026-03-05", dice.Between(5, 60), isBatch: false, ref dice);
                yield return new OpenaiUse("web_search_calls", key, "gpt-5.4-2026-03-05", false, "medium", 0, 0, 0, dice.Between(1, 9), dice.Between(1, 9));
                yield return new OpenaiUse("code_interpreter_sessions", key, null, false, null, 0, 0, 0, dice.Between(1, 4), 0);
            }

            yield break;
        }

        int requests = dice.Between(6_400, 12_800) / (isWeekend ? 3 : 1);
        switch (key.Service)
        {
            case ServiceKind.Bulk:
                yield return Chat(key, "gpt-5.4-mini-2026-03-05", requests, isBatch: true, ref dice);
                yield return new OpenaiUse("embeddings", key, "text-embedding-3-small", false, null, requests * 4_321L, 0, 0, 0, requests);
                yield return new OpenaiUse("vector_stores", key, null, false, null, 0, 0, 0, 3_000_000_000L + (requests * 100_000L), 0);
                yield return new OpenaiUse("file_search_calls", key, null, false, "vs_archive", 0, 0, 0, requests / 5, 0);
                break;
            case ServiceKind.Conversation:
                yield return Chat(key, "gpt-5.4-mini-2026-03-05", requests, isBatch: false, ref dice);
                yield return new OpenaiUse("moderations", key, "omni-moderation-latest", false, null, requests * 210L, 0, 0, 0, requests);
                yield return new OpenaiUse("audio_speeches", key, "gpt-5.4-tts", false, null, 0, 0, 0, requests * 90L, requests / 3);
                yield return new OpenaiUse("audio_transcriptions", key, "gpt-5.4-transcribe", false, null, 0, 0, 0, requests * 11L, requests / 3);
                break;
            default:
                yield return Chat(key, "gpt-5.4-2026-03-05", requests / 4, isBatch: false, ref dice);
                yield return new OpenaiUse("images", key, "gpt-image-2", false, "1024x1024", 0, 0, 0, dice.Between(2, 12), dice.Between(2, 12));
                break;
        }
    }

    private static OpenaiUse Chat(OpenaiKey key, string model, int requests, bool isBatch, ref Dice dice) =>
        new(
            "completions",
            key,
            model,
            isBatch,
            null,
            requests * (long)dice.Between(900, 4_000),
            requests * (long)dice.Between(0, 9_000),
            requests * (long)dice.Between(150, 900),
            0,
            requests
        );
}
