using System.Text.Json;
using System.Text.Json.Serialization;

namespace Finops.Core;

/// <summary>finops.json: who, from where and when. Whatever changes a figure is a reference CSV instead, so that it is known-at dated.</summary>
public sealed record FinopsConfig
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>The name on reports.</summary>
    public string Organization { get; init; } = "Your organization";

    /// <summary>Settings by source id; a source that is absent uses its defaults.</summary>
    public IReadOnlyDictionary<string, SourceSettings> Sources { get; init; } = new Dictionary<string, SourceSettings>();

    /// <summary>When `finops schedule` does what.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>Where alerts can go.</summary>
    public AlertSettings Alerts { get; init; } = new();

    /// <summary>How much of the machine DuckDB may take.</summary>
    public DuckDbSettings Duckdb { get; init; } = new();

    /// <summary>Reads the home's finops.json; a missing file means the defaults.</summary>
    /// <exception cref="FinopsException">Exit code 2: the file is not what it should be.</exception>
    public static FinopsConfig Load(Home home)
    {
        if (!File.Exists(home.ConfigFile))
        {
            return new FinopsConfig();
        }

        try
        {
            using var file = File.OpenRead(home.ConfigFile);
            return JsonSerializer.Deserialize<FinopsConfig>(file, Options) ?? new FinopsConfig();
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? $":{number + 1}" : "";
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    $"{home.ConfigFile}{line} {error.Path}",
                    "JSON with the settings that `finops init` writes (comments allowed)",
                    Found(error),
                    "compare with a fresh file: finops init --home <empty folder>"
                ),
                error
            );
        }
    }

    // The serializer speaks of .NET types; whoever edits the file has keys and values before them.
    private static string Found(JsonException error) =>
        error.Message switch
        {
            var message when message.Contains("could not be mapped", StringComparison.Ordinal) =>
                $"the unknown key {message.Split('\'').ElementAtOrDefault(1)}",
            var message when message.Contains("could not be converted", StringComparison.Ordinal) || message.Contains("null", StringComparison.Ordinal) =>
                "a value of another kind",
            var message => message.Split(" Path:")[0].Split(" LineNumber:")[0],
        };

    /// <summary>Settings of one source, or its defaults.</summary>
    public SourceSettings Of(string sourceId) => Sources.TryGetValue(sourceId, out var settings) ? settings : new SourceSettings();
}
