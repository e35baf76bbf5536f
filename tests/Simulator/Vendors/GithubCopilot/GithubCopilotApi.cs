using System.Globalization;
using System.Text.Json.Nodes;

namespace Finops.Simulator.Vendors.GithubCopilot;

/// <summary>GitHub's enterprise "larkfield": who may ask, which endpoint answers, pages by Link header, limits.</summary>
public sealed class GithubCopilotApi(World world) : IVendorApi
{
    /// <summary>A classic token with manage_billing:enterprise.</summary>
    public const string AcceptedKey = "ghp_larkfieldBillingManager";

    /// <summary>A token without it (403).</summary>
    public const string OtherKey = "ghp_larkfieldDeveloper";

    private const string Enterprise = "larkfield";
    private const string Billing = "/enterprises/larkfield/settings/billing";
    private const string Copilot = "/enterprises/larkfield/copilot";

    // GitHub allows 100 a page; shorter pages than asked for must be followed all the same.
    private const int MostPerPage = 7;
    private int limited;

    public string SourceId => "github-copilot";

    public string Key => AcceptedKey;

    public string KeyWithoutScope => OtherKey;

    public string? Account => "enterprises/larkfield";

    public int? ExpiredCursorStatus => null;

    public string? EnumField => "sku";

    /// <summary>The books behind the answers.</summary>
    public CopilotBook Book { get; } = new(world.Company);

    /// <summary>The next so many answers are GitHub's primary limit: 403, none remaining, and when it is over (in two minutes).</summary>
    public int PrimaryLimited
    {
        set => limited = value;
    }

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Path.StartsWith("/files/", StringComparison.Ordinal))
        {
            return File(request);
        }

        CheckCaller(request);
        if (limited > 0)
        {
            limited--;
            string over = request.Clock.AddMinutes(2).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            return new ApiAnswer(
                new JsonObject { ["message"] = "API rate limit exceeded" },
                Status: 403,
                Headers: new Dictionary<string, string> { ["x-ratelimit-remaining"] = "0", ["x-ratelimit-reset"] = over }
            );
        }

        var today = DateOnly.FromDateTime(request.Clock.UtcDateTime);
        var billing = new BillingAnswers(Book, request.Faults);
        var account = new AccountAnswers(world, Book, today);
        return request.Path switch
        {
            $"{Billing}/usage" => new ApiAnswer(new JsonObject { ["usageItems"] = Past(request) is { } day ? billing.Usage(day) : [] }),
            $"{Billing}/ai_credit/usage" => new ApiAnswer(ByModel(request, billing, isCredits: true)),
            $"{Billing}/premium_request/usage" => new ApiAnswer(ByModel(request, billing, isCredits: false)),
            $"{Billing}/budgets" => new ApiAnswer(
                new JsonObject
                {
                    ["budgets"] = new JsonArray([.. account.Budgets()]),
                    ["has_next_page"] = false,
                    ["total_count"] = 2,
                }
            ),
            $"{Billing}/cost-centers" => new ApiAnswer(new JsonObject { ["costCenters"] = new JsonArray([.. account.CostCenters()]) }),
            $"{Copilot}/billing/seats" => Seats(request, account),
            _ when request.Path.StartsWith($"{Copilot}/metrics/reports/", StringComparison.Ordinal) => new ReportFiles(
                world,
                Book,
                request.Clock,
                request.BaseUrl
            ).Envelope(request.Path[$"{Copilot}/metrics/reports/".Length..], request.Query["day"])
                is { } envelope
                ? new ApiAnswer(envelope)
                : new ApiAnswer(null, Status: 204),
            _ => throw new VendorException(404, "not_found", "Not Found"),
        };
    }

    public JsonNode Error(VendorException error) =>
        new JsonObject
        {
            ["message"] = error.Message,
            ["documentation_url"] = "https://docs.github.com/rest",
            ["status"] = $"{error.Status}",
        };

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("page");

    public IEnumerable<JsonObject> Rows(JsonNode answer) =>
        new[] { "usageItems", "seats", "budgets", "costCenters" }.SelectMany(name => (answer as JsonObject)?[name] as JsonArray ?? []).OfType<JsonObject>();

    public IEnumerable<VendorCharge> Charges(DateOnly day, DateTimeOffset clock, Faults faults)
    {
        if (day >= DateOnly.FromDateTime(clock.UtcDateTime))
        {
            return [];
        }

        decimal price = CopilotBook.Price(day) * faults.Scale(day);
        IEnumerable<decimal> seats =
            from plan in new[] { "business", "enterprise" }
            from organization in new[] { "larkfield-emea", "larkfield-us" }
            select Book.SeatMonths(day, plan, organization) * CopilotBook.SeatPrice(plan) * faults.Scale(day);
        return
        [
            .. Book.Uses(day)
                .Select(use => new VendorCharge(
                    Enterprise,
                    "Usage",
                    use.Person is { } person ? person.GithubLogin : null,
                    use.Quantity * price,
                    (use.Quantity - use.Free) * price
                )),
            .. seats.Select(static usd => new VendorCharge(Enterprise, "Purchase", null, usd, usd)),
        ];
    }

    private static ApiAnswer Seats(ApiRequest request, AccountAnswers account)
    {
        int page = request.Query.ContainsKey("page") ? Number(request, "page") : 1;
        int perPage = Math.Min(MostPerPage, request.Query.ContainsKey("per_page") ? Number(request, "per_page") : 50);
        IReadOnlyList<JsonObject> seats = account.Seats();
        var headers = new Dictionary<string, string>();
        if (page * perPage < seats.Count)
        {
            string Link(int number, string relation) => $"<{request.BaseUrl}{request.Path}?per_page={perPage}&page={number}>; rel=\"{relation}\"";
            headers["Link"] = $"{Link(page + 1, "next")}, {Link((seats.Count + perPage - 1) / perPage, "last")}";
        }

        return new ApiAnswer(
            new JsonObject { ["total_seats"] = account.HolderCount, ["seats"] = new JsonArray([.. seats.Skip((page - 1) * perPage).Take(perPage)]) },
            Headers: headers
        );
    }

    private static JsonObject ByModel(ApiRequest request, BillingAnswers billing, bool isCredits)
    {
        string? login = request.Query["user"];
        DateOnly? day = Past(request) is { } asked && asked >= CopilotBook.FirstCreditDay == isCredits ? asked : null;
        var answer = new JsonObject
        {
            ["timePeriod"] = new JsonObject
            {
                ["year"] = Number(request, "year"),
                ["month"] = Number(request, "month"),
                ["day"] = Number(request, "day"),
            },
            ["enterprise"] = "larkfield",
            ["usageItems"] = day is { } known ? billing.ByModel(known, login) : [],
        };
        if (login is not null)
        {
            answer["user"] = login;
        }

        return answer;
    }

    private ApiAnswer File(ApiRequest request)
    {
        // As a storage service does: a signed link with a second authorization is refused.
        if (request.Headers.ContainsKey("Authorization"))
        {
            throw VendorException.BadRequest("Only one auth mechanism allowed");
        }

        byte[] file = new ReportFiles(world, Book, request.Clock, request.BaseUrl).File(request.Path["/files/".Length..]);
        return new ApiAnswer(null, file, "application/x-ndjson");
    }

    /// <summary>The day asked for; null when it has not ended.</summary>
    private static DateOnly? Past(ApiRequest request)
    {
        var day = new DateOnly(Number(request, "year"), Number(request, "month"), Number(request, "day"));
        return day < DateOnly.FromDateTime(request.Clock.UtcDateTime) ? day : null;
    }

    private static int Number(ApiRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw VendorException.BadRequest($"{name}: a number is required here");

    private static void CheckCaller(ApiRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (authorization is not ($"Bearer {AcceptedKey}" or $"Bearer {OtherKey}"))
        {
            throw new VendorException(401, "unauthorized", "Bad credentials");
        }

        if (authorization.EndsWith(OtherKey, StringComparison.Ordinal))
        {
            throw new VendorException(403, "forbidden", "Must be an enterprise admin or billing manager");
        }

        if (string.IsNullOrEmpty(request.Headers.UserAgent))
        {
            throw new VendorException(403, "forbidden", "Request forbidden by administrative rules: a User-Agent header is required");
        }
    }
}
