using System.Text.Json.Nodes;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>Usage and costs in day buckets, grouped as asked.</summary>
internal sealed class OpenaiReports(OpenaiBooks books, ApiRequest request)
{
    // Until then amounts were JSON strings, and zero looked as decimal arithmetic left it.
    private static readonly DateOnly NumbersSince = new(2026, 9, 20);
    private static readonly string[] Usual = ["project_id", "user_id", "api_key_id", "model"];

    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["completions"] = [.. Usual, "batch", "service_tier"],
        ["embeddings"] = Usual,
        ["moderations"] = Usual,
        ["images"] = [.. Usual, "size", "source"],
        ["audio_speeches"] = Usual,
        ["audio_transcriptions"] = Usual,
        ["vector_stores"] = ["project_id"],
        ["code_interpreter_sessions"] = ["project_id"],
        ["file_search_calls"] = ["project_id", "user_id", "api_key_id", "vector_store_id"],
        ["web_search_calls"] = [.. Usual, "context_level"],
    };

    /// <exception cref="VendorException">400 for parameters that the vendor refuses, 404 for a kind it has not.</exception>
    internal JsonObject Usage(string kind)
    {
        if (!Groups.TryGetValue(kind, out string[]? allowed))
        {
            throw new VendorException(404, "invalid_request_error", $"Unknown request URL: GET {request.Path}");
        }

        IReadOnlyList<string> groupBy = GroupBy(allowed);
        return Page(most: 31, day =>
            books
                .Uses(day, request.Clock, request.Faults.Scale(day))
                .Where(use => use.Kind == kind)
                .GroupBy(use => string.Join('|', groupBy.Select(use.Group)), StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => Row(kind, [.. group], groupBy, allowed))
        );
    }

    /// <exception cref="VendorException">400 for parameters that the vendor refuses.</exception>
    internal JsonObject Costs()
    {
        IReadOnlyList<string> groupBy = GroupBy(["project_id", "line_item", "api_key_id"]);
        return Page(most: 180, day =>
            books
                .Costs(day, request.Clock, request.Faults.Scale(day))
                .GroupBy(cost => string.Join('|', groupBy.Select(cost.Group)), StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => Row(day, [.. group], groupBy))
        );
    }

    private static JsonObject Row(string kind, IReadOnlyList<OpenaiUse> uses, IReadOnlyList<string> groupBy, IReadOnlyList<string> allowed)
    {
        var row = new JsonObject { ["object"] = $"organization.usage.{kind.Replace("_calls", "es", StringComparison.Ordinal)}.result" };
        long quantity = uses.Sum(static use => use.Quantity);
        long requests = uses.Sum(static use => use.Requests);
        switch (kind)
        {
            case "completions":
                long input = uses.Sum(static use => use.Input),
                    cached = uses.Sum(static use => use.Cached),
                    output = uses.Sum(static use => use.Output);
                row["input_tokens"] = input + cached;
                row["input_cached_tokens"] = cached;
                row["output_tokens"] = output;
                row["input_text_tokens"] = input;
                row["output_text_tokens"] = output;
                break;
            case "embeddings" or "moderations":
                row["input_tokens"] = uses.Sum(static use => use.Input);
                break;
            default:
                row[Measure(kind)] = quantity;
                break;
        }

        if (kind is not ("vector_stores" or "code_interpreter_sessions" or "file_search_calls"))
        {
            row["num_model_requests"] = requests;
        }

        foreach (string field in allowed)
        {
            string? value = groupBy.Contains(field) ? uses[0].Group(field) : null;
            row[field] = field == "batch" && value is not null ? JsonValue.Create(value == "true") : JsonValue.Create(value);
        }

        return row;
    }

    private static JsonObject Row(DateOnly day, IReadOnlyList<OpenaiCost> costs, IReadOnlyList<string> groupBy)
    {
        decimal usd = costs.Sum(static cost => cost.Usd);
        bool isOneItem = groupBy.Contains("line_item");
        return new JsonObject
        {
            ["object"] = "organization.costs.result",
            ["amount"] = new JsonObject
            {
                ["value"] = day >= NumbersSince ? JsonValue.Create(usd) : JsonValue.Create(usd == 0m ? "0E-6176" : usd.ToString()),
                ["currency"] = "usd",
            },
            ["line_item"] = isOneItem ? costs[0].LineItem : null,
            ["project_id"] = groupBy.Contains("project_id") ? costs[0].ProjectId : null,
            ["api_key_id"] = groupBy.Contains("api_key_id") ? costs[0].ApiKeyId : null,
            ["quantity"] = isOneItem ? JsonValue.Create(costs.Sum(static cost => cost.Quantity)) : null,
            ["quantity_unit"] = isOneItem ? costs[0].Unit : null,
        };
    }

    private static string Measure(string kind) =>
        kind switch
        {
            "images" => "images",
            "audio_speeches" => "characters",
            "audio_transcriptions" => "seconds",
            "vector_stores" => "usage_bytes",
            "code_interpreter_sessions" => "num_sessions",
            _ => "num_requests",
        };

    private IReadOnlyList<string> GroupBy(IReadOnlyList<string> allowed)
    {
        List<string> fields = [.. request.Query["group_by"].Concat(request.Query["group_by[]"]).OfType<string>()];
        return fields.Find(field => !allowed.Contains(field)) is { } wrong
            ? throw VendorException.BadRequest(
                $"Invalid value: '{wrong}'. Supported values are: {string.Join(", ", allowed.Select(static field => $"'{field}'"))}."
            )
            : fields;
    }

    private JsonObject Page(int most, Func<DateOnly, IEnumerable<JsonObject>> rows)
    {
        DateOnly start = Day("start_time") ?? throw VendorException.BadRequest("Missing required parameter: 'start_time'.");
        DateOnly today = DateOnly.FromDateTime(request.Clock.UtcDateTime);
        DateOnly end = Day("end_time") is { } asked && asked <= today ? asked : today.AddDays(1);
        int limit = request.Query.TryGetValue("limit", out var text) ? int.Parse(text!) : 7;
        if (limit < 1 || limit > most || (request.Query.TryGetValue("bucket_width", out var width) && width != "1d"))
        {
            throw VendorException.BadRequest($"Invalid 'limit' or 'bucket_width': 1d takes 1 to {most}.");
        }

        DateOnly first = start.AddDays(OpenaiCursor.Read(request));
        DateOnly next = first.AddDays(limit);
        var buckets = new JsonArray();
        for (DateOnly day = first; day < end && day < next; day = day.AddDays(1))
        {
            buckets.Add(
                new JsonObject
                {
                    ["object"] = "bucket",
                    ["start_time"] = Seconds(day),
                    ["end_time"] = Seconds(day.AddDays(1)),
                    ["results"] = new JsonArray([.. rows(day)]),
                }
            );
        }

        return new JsonObject
        {
            ["object"] = "page",
            ["data"] = buckets,
            ["has_more"] = next < end,
            ["next_page"] = next < end ? OpenaiCursor.Write(request, next.DayNumber - start.DayNumber) : null,
        };
    }

    private DateOnly? Day(string name) =>
        request.Query.TryGetValue(name, out var text) && long.TryParse(text, out long seconds)
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : null;

    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
}
