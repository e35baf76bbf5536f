namespace Finops.Simulator.Vendors.Openai;

/// <summary>What one key used of one kind on a day.</summary>
/// <param name="Kind">The usage report that shows it: "completions", "images".</param>
/// <param name="Key">Whose it was.</param>
/// <param name="Model">Null where the kind has none.</param>
/// <param name="IsBatch">Batch requests cost half.</param>
/// <param name="Detail">Size, context level or vector store.</param>
/// <param name="Input">Uncached input tokens.</param>
/// <param name="Cached">Input tokens read from the cache.</param>
/// <param name="Output">Output tokens.</param>
/// <param name="Quantity">Images, characters, seconds, bytes, sessions or calls, where tokens say nothing.</param>
/// <param name="Requests">Model requests.</param>
internal sealed record OpenaiUse(
    string Kind,
    OpenaiKey Key,
    string? Model,
    bool IsBatch,
    string? Detail,
    long Input,
    long Cached,
    long Output,
    long Quantity,
    long Requests
)
{
    /// <summary>The same, so many thousandths of it.</summary>
    internal OpenaiUse Scaled(long permille) =>
        this with
        {
            Input = Input * permille / 1000,
            Cached = Cached * permille / 1000,
            Output = Output * permille / 1000,
            Quantity = Quantity * permille / 1000,
            Requests = Requests * permille / 1000,
        };

    /// <summary>The value of a field that reports are grouped by.</summary>
    internal string? Group(string field) =>
        field switch
        {
            "project_id" => Key.Project.Id,
            "api_key_id" => Key.Id,
            "user_id" => Key.Owner is null ? null : Key.OwnerId,
            "model" => Model,
            "batch" => IsBatch ? "true" : "false",
            "service_tier" => IsBatch ? "batch" : "default",
            "size" or "context_level" or "vector_store_id" => Detail,
            "source" => "image.generation",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no report is grouped by it"),
        };
}
