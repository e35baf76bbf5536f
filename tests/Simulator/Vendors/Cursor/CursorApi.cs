using System.Text;
using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Cursor;

/// <summary>Cursor's Admin API: who may ask, and what each endpoint answers. Pages hold a hundred rows at most, whatever is asked for.</summary>
public sealed class CursorApi(World world) : IVendorApi
{
    private const int MostRows = 100;
    private const int CycleDay = 5;
    private readonly CursorBooks books = new(world.Company);

    public string SourceId => "cursor";

    public string Key => "key_larkfield";

    public string KeyWithoutScope => "key_larkfield-analytics";

    /// <summary>Pages are numbered.</summary>
    public int? ExpiredCursorStatus => null;

    public string? EnumField => "kind";

    public ApiAnswer Answer(ApiRequest request)
    {
        CheckCaller(request.Headers.Authorization);
        return new ApiAnswer(
            (request.Method, request.Path) switch
            {
                ("GET", "/teams/members") => Members(request),
                ("POST", "/teams/spend") => Spend(request),
                ("POST", "/teams/daily-usage-data") => Activity(request),
                ("POST", "/teams/filtered-usage-events") => Events(request),
                _ => throw new VendorException(404, "Not found", $"{request.Method} {request.Path}"),
            }
        );
    }

    public JsonNode Error(VendorException error) => new JsonObject { ["error"] = error.Type, ["message"] = error.Message };

    public bool HasCursor(ApiRequest request) => request.Body.Length > 0 && Number(request, "page") is > 1;

    public IEnumerable<JsonObject> Rows(JsonNode answer) =>
        new[] { "usageEvents", "teamMemberSpend", "data", "teamMembers" }
            .Select(name => answer[name])
            .OfType<JsonArray>()
            .SelectMany(static rows => rows.OfType<JsonObject>());

    public IEnumerable<VendorCharge> Charges(DateOnly day, DateTimeOffset clock, Faults faults) =>
        books
            .Events(day, clock, faults.Scale(day))
            .Select(one =>
            {
                decimal usd = Math.Round(one.ChargedCents / 100m, 12, MidpointRounding.AwayFromZero);
                return new VendorCharge(SourceId, "Usage", one.Member.VendorEmail, usd, one.IsChargeable ? usd : 0);
            });

    private JsonObject Members(ApiRequest request)
    {
        DateOnly today = DateOnly.FromDateTime(request.Clock.UtcDateTime);
        return new JsonObject
        {
            ["teamMembers"] = new JsonArray([
                .. books
                    .Members.Where(member => member.Joined <= today)
                    .Select(member => new JsonObject
                    {
                        ["id"] = Id(member),
                        ["name"] = member.DisplayName,
                        ["email"] = member.VendorEmail,
                        ["role"] = "member",
                        ["isRemoved"] = member.Left <= today,
                    }),
            ]),
        };
    }

    private JsonObject Spend(ApiRequest request)
    {
        DateOnly today = DateOnly.FromDateTime(request.Clock.UtcDateTime);
        var cycle = new DateOnly(today.Year, today.Month, CycleDay);
        cycle = cycle > today ? cycle.AddMonths(-1) : cycle;
        ILookup<Person, CursorEvent> events = Enumerable
            .Range(0, today.DayNumber - cycle.DayNumber + 1)
            .SelectMany(offset => books.Events(cycle.AddDays(offset), request.Clock, request.Faults.Scale(cycle.AddDays(offset))))
            .ToLookup(static one => one.Member);
        return Page(
            request,
            "teamMemberSpend",
            [
                .. books.Members.Select(member => new JsonObject
                {
                    ["userId"] = Id(member),
                    ["name"] = member.DisplayName,
                    ["email"] = member.VendorEmail,
                    ["role"] = "member",
                    ["spendCents"] = Cents(events[member].Where(static one => one.IsChargeable)),
                    ["includedSpendCents"] = Cents(events[member].Where(static one => !one.IsChargeable)),
                    ["overallSpendCents"] = Cents(events[member]),
                    ["fastPremiumRequests"] = events[member].Count(),
                    ["hardLimitOverrideDollars"] = 0,
                    ["monthlyLimitDollars"] = 200,
                }),
            ],
            static (answer, rows, pages, _) =>
            {
                answer["totalMembers"] = rows;
                answer["totalPages"] = pages;
            },
            answer => answer["subscriptionCycleStart"] = Milliseconds(cycle)
        );
    }

    private JsonObject Activity(ApiRequest request)
    {
        (DateOnly start, DateOnly end) = (Day(request, "startDate"), Day(request, "endDate"));
        if (end.DayNumber - start.DayNumber > 30)
        {
            throw new VendorException(400, "Bad Request", "Date range cannot exceed 30 days");
        }

        var rows = new List<JsonObject>();
        for (DateOnly day = start; day < end && day <= DateOnly.FromDateTime(request.Clock.UtcDateTime); day = day.AddDays(1))
        {
            ILookup<Person, CursorEvent> events = books.Events(day, request.Clock, request.Faults.Scale(day)).ToLookup(static one => one.Member);
            rows.AddRange(
                books
                    .Members.Where(member => CursorBooks.HasSeat(member, day))
                    .Select(member => new JsonObject
                    {
                        ["userId"] = Id(member),
                        ["day"] = day.ToString("yyyy-MM-dd"),
                        ["date"] = Milliseconds(day),
                        ["email"] = member.VendorEmail,
                        ["isActive"] = events[member].Any(),
                        ["totalLinesAdded"] = events[member].Sum(static one => one.Output / 15),
                        ["totalLinesDeleted"] = events[member].Count() * 3,
                        ["acceptedLinesAdded"] = events[member].Sum(static one => one.Output / 40),
                        ["acceptedLinesDeleted"] = events[member].Count(),
                        ["composerRequests"] = events[member].Count(static one => !one.IsMaxMode),
                        ["agentRequests"] = events[member].Count(static one => one.IsMaxMode),
                        ["chatRequests"] = 0,
                        ["usageBasedReqs"] = events[member].Count(static one => one.IsChargeable),
                        ["mostUsedModel"] = events[member].FirstOrDefault()?.Model,
                    })
            );
        }

        return Page(request, "data", rows, static (answer, total, pages, page) => answer["pagination"] = new JsonObject
            {
                ["page"] = page,
                ["pageSize"] = MostRows,
                ["totalUsers"] = total,
                ["totalPages"] = pages,
                ["hasNextPage"] = page < pages,
            });
    }

    private JsonObject Events(ApiRequest request)
    {
        DateTimeOffset start = Time(request, "startDate"),
            end = Time(request, "endDate");
        var rows = new List<JsonObject>();
        for (DateOnly day = DateOnly.FromDateTime(start.UtcDateTime); day <= DateOnly.FromDateTime(end.UtcDateTime); day = day.AddDays(1))
        {
            rows.AddRange(books.Events(day, request.Clock, request.Faults.Scale(day)).Where(one => one.At >= start && one.At <= end).Select(Row));
        }

        return Page(request, "usageEvents", rows, static (answer, total, pages, page) =>
        {
            answer["totalUsageEventsCount"] = total;
            answer["pagination"] = new JsonObject
            {
                ["numPages"] = pages,
                ["currentPage"] = page,
                ["pageSize"] = MostRows,
                ["hasNextPage"] = page < pages,
                ["hasPreviousPage"] = page > 1,
            };
        });
    }

    private static JsonObject Row(CursorEvent one)
    {
        var row = new JsonObject
        {
            ["timestamp"] = one.At.ToUnixTimeMilliseconds().ToString(),
            ["userEmail"] = one.Member.VendorEmail,
            ["model"] = one.Model,
            ["kind"] = one.Kind,
            ["maxMode"] = one.IsMaxMode,
            ["requestsCosts"] = one.HasTokens ? 1.2m : 1m,
            ["isTokenBasedCall"] = one.HasTokens,
            ["isChargeable"] = one.IsChargeable,
            ["isHeadless"] = one.IsHeadless,
            ["chargedCents"] = one.ChargedCents,
            ["isFreeBugbot"] = false,
        };
        if (one.HasTokens)
        {
            row["tokenUsage"] = new JsonObject
            {
                ["inputTokens"] = one.Input,
                ["outputTokens"] = one.Output,
                ["cacheWriteTokens"] = one.CacheWrite,
                ["cacheReadTokens"] = one.CacheRead,
                ["totalCents"] = one.TotalCents,
                ["discountPercentOff"] = 0,
            };
            row["cursorTokenFee"] = one.FeeCents;
        }

        return row;
    }

    private static JsonObject Page(
        ApiRequest request,
        string name,
        IReadOnlyList<JsonObject> all,
        Action<JsonObject, int, int, int> describe,
        Action<JsonObject>? more = null
    )
    {
        int page = (int)(Number(request, "page") ?? 1);
        int size = (int)Math.Min(Number(request, "pageSize") ?? 10, MostRows);
        var answer = new JsonObject { [name] = new JsonArray([.. all.Skip((page - 1) * size).Take(size)]) };
        describe(answer, all.Count, Math.Max(1, (all.Count + size - 1) / size), page);
        more?.Invoke(answer);
        return answer;
    }

    private static long Cents(IEnumerable<CursorEvent> events) => (long)Math.Round(events.Sum(static one => one.ChargedCents), MidpointRounding.AwayFromZero);

    private static int Id(Person member) => 1000 + int.Parse(member.PersonId[1..]);

    private static long? Number(ApiRequest request, string name) =>
        request.Json?[name] is JsonValue value && value.TryGetValue(out long number) ? number : null;

    private static DateTimeOffset Time(ApiRequest request, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Number(request, name) ?? throw new VendorException(400, "Bad Request", $"{name} is required"));

    private static DateOnly Day(ApiRequest request, string name) => DateOnly.FromDateTime(Time(request, name).UtcDateTime);

    private static long Milliseconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private void CheckCaller(string? authorization)
    {
        string? caller =
            authorization?.StartsWith("Basic ", StringComparison.Ordinal) == true
                ? Encoding.ASCII.GetString(Convert.FromBase64String(authorization["Basic ".Length..]))
                : null;
        if (caller != Key + ":" && caller != KeyWithoutScope + ":")
        {
            throw new VendorException(401, "Unauthorized", "Invalid API key");
        }

        if (caller == KeyWithoutScope + ":")
        {
            throw new VendorException(403, "Forbidden", "This API key has no access to the Admin API");
        }
    }
}
