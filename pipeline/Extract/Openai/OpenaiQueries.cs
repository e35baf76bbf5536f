using Finops.Core;

namespace Finops.Extract.Openai;

/// <summary>The exact requests. The order of the parameters is part of it: recorded answers are found by path and query.</summary>
internal static class OpenaiQueries
{
    private const string Root = "/v1/organization/";

    // Usage takes up to 31 and costs 180, but a bucket holds all of a day's groups: ten keep a page within some megabytes.
    private const int BucketsPerPage = 10;

    private const int RowsPerPage = 100;
    private static readonly string[] Model = ["project_id", "user_id", "api_key_id", "model"];

    /// <summary>Costs by project, line item and API key: what is charged.</summary>
    public static OpenaiReport Costs { get; } = new("costs", "costs", ["project_id", "line_item", "api_key_id"]);

    /// <summary>The same for accounts whose vendor refuses to group costs by API key.</summary>
    public static OpenaiReport CostsWithoutKeys { get; } = Costs with { GroupBy = ["project_id", "line_item"] };

    /// <summary>The vendor's own total, and all usage reports.</summary>
    public static IReadOnlyList<OpenaiReport> Others { get; } =
    [
        new("costs_total", "costs", []),
        Usage("completions", [.. Model, "batch", "service_tier"]),
        Usage("embeddings", Model),
        Usage("moderations", Model),
        Usage("images", [.. Model, "size", "source"]),
        Usage("audio_speeches", Model),
        Usage("audio_transcriptions", Model),
        Usage("vector_stores", ["project_id"]),
        Usage("code_interpreter_sessions", ["project_id"]),
        Usage("file_search_calls", ["project_id", "user_id", "api_key_id", "vector_store_id"]),
        Usage("web_search_calls", [.. Model, "context_level"]),
    ];

    /// <summary>The first page of a report.</summary>
    public static string Of(OpenaiReport report, DayRange window) =>
        $"{Root}{report.Path}?start_time={Seconds(window.Start)}&end_time={Seconds(window.End)}&bucket_width=1d&limit={BucketsPerPage}{string.Concat(report.GroupBy.Select(field => $"&group_by={field}"))}";

    /// <summary>The first page of a list of the directory: "users", "projects/proj_1/api_keys".</summary>
    public static string List(string path) => $"{Root}{path}?limit={RowsPerPage}{(path == "projects" ? "&include_archived=true" : "")}";

    /// <summary>A UTC midnight in Unix seconds.</summary>
    public static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static OpenaiReport Usage(string kind, IReadOnlyList<string> groupBy) => new($"usage_{kind}", $"usage/{kind}", groupBy);
}
