using System.Text.Json;
using System.Text.Json.Serialization;

namespace Finops.Reports.Charts;

/// <summary>The part of ECharts' option that the report uses, by its own names; see echarts.apache.org/en/option.html.</summary>
/// <param name="Height">CSS pixels of the drawing. Not written: ECharts would take it for the height of the grid, because parts inherit from the root.</param>
internal sealed record EChartsOption(
    [property: JsonIgnore] int Height,
    Grid Grid,
    IReadOnlyList<Axis> XAxis,
    IReadOnlyList<Axis> YAxis,
    IReadOnlyList<Series> Series,
    Legend? Legend = null
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public bool Animation { get; } = false;

    public TextStyle TextStyle { get; } =
        new()
        {
            // In quotes: a name that ends in a number is none without them, and text would be measured with whatever font the machine has.
            FontFamily = "'Source Sans 3', sans-serif",
            FontSize = Palette.Text,
            Color = Palette.Muted,
        };

    public Tooltip Tooltip { get; } = new("item", Confine: true);

    public required Aria Aria { get; init; }

    /// <summary>JSON that is safe inside a script element: the serializer writes &lt; as \u003C.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

internal sealed record Aria(bool Enabled, AriaLabel Label)
{
    internal static Aria Of(string altText) => new(true, new AriaLabel(altText));
}

internal sealed record AriaLabel(string Description);

/// <summary>Distances from the edges. ECharts 6 would shrink them to make room for labels; here room is left on purpose.</summary>
internal sealed record Grid(decimal Left, decimal Right, decimal Top, decimal Bottom)
{
    public string OuterBoundsMode { get; } = "none";
}

internal sealed record Tooltip(string Trigger, bool Confine);

internal sealed record Legend(
    IReadOnlyList<string> Data,
    decimal Left,
    decimal Top,
    int ItemWidth,
    int ItemHeight,
    int ItemGap,
    string Icon,
    TextStyle TextStyle,
    bool SelectedMode = false
);

internal sealed record TextStyle
{
    public string? FontFamily { get; init; }

    public decimal? FontSize { get; init; }

    public int? FontWeight { get; init; }

    public string? Color { get; init; }

    public string? Align { get; init; }

    public int? LineHeight { get; init; }
}
