using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.UsageEvents;

/// <summary>
/// Where the normal form's fields stand in a gateway's own files, as finops.json says under $.sources.usage-events: <c>columns</c> (our field: their column,
/// or "$.column.member[0]" into JSON), <c>values</c> (what stands where they say nothing), <c>words</c> (their words for ours), <c>leave_out</c> (rows that
/// don't
/// count) and <c>times_are_utc</c>. Nothing said means the normal form. The gateway is the name after the colon.
/// </summary>
internal sealed partial class EventColumns
{
    private const string WholeNumber = "a whole number, 0 or more";
    private const string TrueOrFalse = "true or false";
    private const string Text = "a text";
    private const string Amount = "an amount as a plain decimal";

    private static readonly string[] OfEachRequest = ["ts", "request_id"];

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> words;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> leftOut;
    private readonly bool timesAreUtc;
    private readonly bool hasMapping;

    private EventColumns(SourceSettings settings, string? gateway)
    {
        words = settings.Words ?? new Dictionary<string, IReadOnlyDictionary<string, string>>();
        leftOut = settings.LeaveOut ?? new Dictionary<string, IReadOnlyList<string>>();
        timesAreUtc = settings.TimesAreUtc ?? false;
        hasMapping = settings.HasMapping;
        if (gateway is not null)
        {
            values["gateway"] = gateway;
        }
    }

    /// <summary>A text that changes with the mapping; empty for the normal form.</summary>
    public string Reading =>
        !hasMapping && values.Count == 0
            ? ""
            : string.Join(
                '\n',
                names
                    .Select(name => $"{name.Key}={name.Value}:{string.Join('.', paths.GetValueOrDefault(name.Key, []))}")
                    .Concat(values.Select(value => $"{value.Key}:={value.Value}"))
                    .Concat(words.SelectMany(known => known.Value.Select(word => $"{known.Key}:{word.Key}={word.Value}")))
                    .Concat(leftOut.SelectMany(known => known.Value.Select(value => $"{known.Key}!={value}")))
                    .Order(StringComparer.Ordinal)
                    .Append($"{timesAreUtc}")
            );

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FinopsException">Exit code 2, with every field that there is not, every path that is none and every value of another kind.</exception>
    public static EventColumns Of(ExtractRequest request, string sourceId)
    {
        var fields = CsvContract.Load(sourceId)["requests"].Columns;
        var where = $"{request.Home.ConfigFile} $.sources.{request.SourceName(sourceId)}";
        var columns = new EventColumns(request.Settings, request.Account);
        var problems = new List<Problem>();
        foreach (var (field, theirs) in request.Settings.Columns ?? new Dictionary<string, string>())
        {
            if (!fields.Contains(field))
            {
                problems.Add(UnknownField($"{where}.columns.{field}", field, fields));
            }
            else if (!columns.TryAdd(field, theirs))
            {
                problems.Add(
                    new Problem(
                        $"{where}.columns.{field}",
                        "the name of a column, or a path into JSON: \"$.metadata.usage.cached\"",
                        $"\"{theirs}\"",
                        "names with other signs go in quotes: $.metadata.\"a name\"[0]"
                    )
                );
            }
        }

        foreach (var (field, value) in request.Settings.Values ?? new Dictionary<string, JsonElement>())
        {
            if (!fields.Contains(field))
            {
                problems.Add(UnknownField($"{where}.values.{field}", field, fields));
            }
            else if (OfEachRequest.Contains(field))
            {
                problems.Add(
                    new Problem(
                        $"{where}.values.{field}",
                        "a field that all requests may share",
                        field,
                        $"every request has its own: name its column in \"columns\""
                    )
                );
            }
            else if (!columns.TryAdd(field, value))
            {
                problems.Add(new Problem($"{where}.values.{field}", Kind(field), value.GetRawText(), "mend the value"));
            }
        }

        foreach (
            var (section, field) in columns.words.Keys.Select(field => ("words", field)).Concat(columns.leftOut.Keys.Select(field => ("leave_out", field)))
        )
        {
            if (!fields.Contains(field))
            {
                problems.Add(UnknownField($"{where}.{section}.{field}", field, fields));
            }
            else if (Kind(field) != Text || field == "ts")
            {
                problems.Add(new Problem($"{where}.{section}.{field}", "a field of text: status, event_type, provider, model, …", field, "name another field"));
            }
        }

        return problems.Count == 0 ? columns : throw new FinopsException(ExitCode.Usage, problems);
    }

    /// <summary>The file as it is to be read.</summary>
    public VolumeFile Apply(VolumeFile file) =>
        !hasMapping && values.Count == 0
            ? file
            : file with
            {
                Names = names,
                Paths = paths,
                Values = values,
                Words = words,
                LeftOut = leftOut,
                MayBeEmpty = leftOut.Count > 0,
                ZonelessTimesAreUtc = timesAreUtc,
                ReportsUnknownColumns = names.Count == 0,
                Reading = Reading,
            };

    private static Problem UnknownField(string where, string field, IReadOnlyList<string> fields) =>
        new(where, $"one of our fields: {string.Join(", ", fields)}", field, "our field stands first, theirs second: \"input_tokens\": \"prompt_tokens\"");

    private bool TryAdd(string field, string theirs)
    {
        if (!theirs.StartsWith('$'))
        {
            names[field] = theirs;
            return theirs.Trim().Length > 0;
        }

        var steps = Path().Match(theirs);
        if (!steps.Success)
        {
            return false;
        }

        var way = steps.Groups["step"].Captures.Select(step => step.Value.Trim('"')).ToList();
        names[field] = way[0];
        if (way.Count > 1)
        {
            paths[field] = [.. way.Skip(1)];
        }

        return true;
    }

    private bool TryAdd(string field, JsonElement value)
    {
        values[field] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return Kind(field) switch
        {
            WholeNumber => value.ValueKind == JsonValueKind.Number && ulong.TryParse(values[field], NumberStyles.None, CultureInfo.InvariantCulture, out _),
            TrueOrFalse => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            Amount => value.ValueKind is JsonValueKind.Number or JsonValueKind.String
                && decimal.TryParse(values[field], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
            _ => value.ValueKind == JsonValueKind.String,
        };
    }

    private static string Kind(string field) =>
        field.EndsWith("_tokens", StringComparison.Ordinal) || field.EndsWith("_count", StringComparison.Ordinal) ? WholeNumber
        : field == "input_includes_cache" ? TrueOrFalse
        : field == "cost_usd" ? Amount
        : Text;

    [GeneratedRegex(
        """^\$\.(?<step>\w[\w-]*|"[^"\\]+")(\.(?<step>\w[\w-]*|"[^"\\]+")|\[(?<step>\d+)\])*$""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Path();
}
