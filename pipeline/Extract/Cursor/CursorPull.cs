using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Cursor;

/// <summary>Reads everything once and hands it over.</summary>
/// <param name="client">Asks.</param>
/// <param name="request">What is asked for.</param>
/// <param name="extraction">Takes the rows.</param>
/// <param name="account">The team's name here: the API does not name it.</param>
internal sealed class CursorPull(CursorClient client, ExtractRequest request, IExtraction extraction, string account)
{
    private const int WindowDays = 30;
    private const int RowsPerPage = 1000;
    private const int MaxAttempts = 3;
    private static readonly NumberText MemberText = new([], ["id"]);
    private static readonly NumberText ActivityText = new([], ["userId"]);
    private static readonly NumberText SpendText = new(
        ["spendCents", "includedSpendCents", "overallSpendCents", "hardLimitOverrideDollars", "monthlyLimitDollars", "effectivePerUserLimitDollars"],
        ["userId"]
    );
    private static readonly NumberText EventText = new(["chargedCents", "cursorTokenFee", "requestsCosts", "tokenUsage.totalCents"], ["timestamp"]);

    private DayRange Today => new(request.Today, request.Today.AddDays(1));

    /// <summary>Reads members and spend of today, activity and events.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await MembersAsync(cancellationToken);
        await SpendAsync(cancellationToken);
        foreach (var window in Days("daily_usage").Windows(WindowDays))
        {
            await ActivityAsync(window, cancellationToken);
        }

        var closed = CursorPolicy.ClosedUntil(request.Clock.GetUtcNow());
        foreach (var day in Days("usage_events").Days())
        {
            var start = Midnight(day);
            var end = Earlier(Midnight(day.AddDays(1)), closed);
            if (start < end)
            {
                await EventsAsync(day, start, end, cancellationToken);
            }
        }
    }

    private DayRange Days(string entity) => request.Days ?? CursorPolicy.Days(request.Today, extraction.NewestLandedDay(entity));

    private async Task MembersAsync(CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync("/teams/members", cancellationToken);
        // Early documentation shows the bare array.
        var members = answer.Value.ValueKind == JsonValueKind.Array ? answer.Items() : answer.Items("teamMembers");
        var rows = 0;
        foreach (var member in members)
        {
            extraction.Write("members", account, request.Today, MemberText.Of(member), $"{member.Where} {member.Path}");
            rows++;
        }

        Claim("members", Today, rows);
    }

    private async Task SpendAsync(CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var page in client.PagesAsync("/teams/spend", [], RowsPerPage, "teamMemberSpend", "spend", cancellationToken))
        {
            var cycle = page.Has("subscriptionCycleStart") ? page.Field("subscriptionCycleStart").Value : JsonSerializer.SerializeToElement<object?>(null);
            foreach (var row in page.Items("teamMemberSpend"))
            {
                extraction.Write(
                    "spend",
                    account,
                    request.Today,
                    JsonRow.With(SpendText.Of(row), ("subscriptionCycleStart", cycle)),
                    $"{row.Where} {row.Path}"
                );
                rows++;
            }
        }

        Claim("spend", Today, rows);
    }

    private async Task ActivityAsync(DayRange window, CancellationToken cancellationToken)
    {
        var rows = 0;
        var question = new JsonObject { ["startDate"] = Milliseconds(window.Start), ["endDate"] = Milliseconds(window.End) };
        await foreach (var page in client.PagesAsync("/teams/daily-usage-data", question, RowsPerPage, "data", $"daily-usage-data {window}", cancellationToken))
        {
            foreach (var row in page.Items("data"))
            {
                var date = row.Field("date");
                var day = DateOnly.FromDateTime(Time(date).UtcDateTime);
                if (day == window.End)
                {
                    continue; // Whether endDate belongs to the answer is not documented.
                }

                if (day < window.Start || day > window.End)
                {
                    throw date.Broken($"milliseconds of a day that was asked for: {window}", date.Value.GetRawText());
                }

                extraction.Write("daily_usage", account, day, ActivityText.Of(row), $"{row.Where} {row.Path}");
                rows++;
            }
        }

        Claim("daily_usage", window, rows);
    }

    // The pages have no cursor: an event that arrives in between shifts them. The vendor's own count tells, and the day is read again.
    private async Task EventsAsync(DateOnly day, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (events, counts) = await ReadEventsAsync(day, start, end, cancellationToken);
            if (counts.Count <= 1 && counts.All(count => count == events.Count))
            {
                foreach (var one in events.Where(one => Time(one.Field("timestamp")) < end))
                {
                    extraction.Write("usage_events", account, day, EventText.Of(one), $"{one.Where} {one.Path}");
                }

                Claim("usage_events", new DayRange(day, day.AddDays(1)), events.Count);
                return;
            }

            var found = $"{events.Count} events, where the vendor counts {string.Join(", then ", counts)}";
            if (attempt == MaxAttempts)
            {
                throw new FinopsException(
                    ExitCode.VendorUnavailable,
                    new Problem(
                        $"filtered-usage-events {day:yyyy-MM-dd}",
                        "as many events as totalUsageEventsCount says",
                        $"{found}, in each of {MaxAttempts} readings",
                        "again in an hour; nothing has landed"
                    )
                );
            }

            request.Log.Write("events_moved", ("source", "cursor"), ("day", day), ("found", found));
        }
    }

    private async Task<(List<JsonAnswer> Events, HashSet<long> Counts)> ReadEventsAsync(
        DateOnly day,
        DateTimeOffset start,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        var events = new List<JsonAnswer>();
        var counts = new HashSet<long>();
        var question = new JsonObject { ["startDate"] = start.ToUnixTimeMilliseconds(), ["endDate"] = end.ToUnixTimeMilliseconds() };
        await foreach (
            var page in client.PagesAsync(
                "/teams/filtered-usage-events",
                question,
                RowsPerPage,
                "usageEvents",
                $"filtered-usage-events {day:yyyy-MM-dd}",
                cancellationToken
            )
        )
        {
            if (page.Whole("totalUsageEventsCount") is { } count)
            {
                counts.Add(count);
            }

            foreach (var one in page.Items("usageEvents"))
            {
                var timestamp = one.Field("timestamp");
                var time = Time(timestamp);
                // The end itself may or may not belong to the answer: it is counted, and lands with the window that begins there.
                if (time < start || time > end)
                {
                    throw timestamp.Broken($"milliseconds from {start:yyyy-MM-ddTHH:mm:ssZ} to {end:yyyy-MM-ddTHH:mm:ssZ}", timestamp.Value.GetRawText());
                }

                events.Add(one);
            }
        }

        return (events, counts);
    }

    private void Claim(string entity, DayRange days, int rows)
    {
        extraction.Answered(entity, account, days);
        request.Log.Write("answered", ("source", "cursor"), ("entity", entity), ("asked", days), ("rows", rows));
    }

    // Milliseconds since 1970: events have them as text, days as a number.
    private static DateTimeOffset Time(JsonAnswer at)
    {
        var token = at.Value.ValueKind == JsonValueKind.String ? at.Value.GetString() : at.Value.GetRawText();
        return long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw at.Broken("milliseconds since 1970", at.Value.GetRawText());
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static long Milliseconds(DateOnly day) => Midnight(day).ToUnixTimeMilliseconds();

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
