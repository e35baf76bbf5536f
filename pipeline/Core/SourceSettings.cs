using System.Text.Json;
using System.Text.Json.Serialization;

namespace Finops.Core;

/// <summary>What the configuration says about one source.</summary>
/// <param name="Url">Base address of the vendor; a folder means recorded answers. Null: the source's own default.</param>
/// <param name="Files">Where dropped files lie: a file, a folder or a glob, relative to the home.</param>
/// <param name="Account">Whose data, where the vendor's addresses or files must name the customer, as the source's README spells it:
/// <c>enterprises/larkfield</c>.</param>
public sealed record SourceSettings(string? Url = null, string? Files = null, string? Account = null)
{
    /// <summary>The region of a bucket, where neither its address nor the bucket itself says it: <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of AWS's own configuration files that has the credentials; a name, no secret. Null: AWS_PROFILE, or "default".</summary>
    public string? Profile { get; init; }

    /// <summary>Where the fields of usage-events stand in a gateway's own files: our name, then theirs, or a path into JSON
    /// ("$.metadata.usage.cached").</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>What a field of usage-events is where the files have none, or no value: { "provider": "openai" }.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Values { get; init; }

    /// <summary>Whether times without a zone in those files are UTC; without this they are refused.</summary>
    public bool? TimesAreUtc { get; init; }

    /// <summary>Other words of a text field of usage-events for ours: { "status": { "done": "success" } }.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Words { get; init; }

    /// <summary>Rows of usage-events that don't count, by the values of a text field: { "event_type": ["health_check"] }.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? LeaveOut { get; init; }

    /// <summary>Whether anything is said about how files are read.</summary>
    [JsonIgnore]
    public bool HasMapping => Columns is not null || Values is not null || TimesAreUtc is not null || Words is not null || LeaveOut is not null;
}
