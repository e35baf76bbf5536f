namespace Finops.Reports.Charts;

/// <summary>An ECharts axis. <see cref="Ticks"/> is ours: the page's script labels value axes from it, so that numbers are formatted once, here.</summary>
internal sealed record Axis
{
    public required string Type { get; init; }

    public string? Position { get; init; }

    public int? Offset { get; init; }

    public int? Z { get; init; }

    public bool? Inverse { get; init; }

    public bool? BoundaryGap { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public decimal? Interval { get; init; }

    public IReadOnlyList<AxisItem>? Data { get; init; }

    public Ticks? Ticks { get; init; }

    public bool? Show { get; init; }

    public string? Name { get; init; }

    public string? NameLocation { get; init; }

    public int? NameGap { get; init; }

    public TextStyle? NameTextStyle { get; init; }

    public required Line AxisLine { get; init; }

    public Shown AxisTick { get; } = new(false);

    public Line SplitLine { get; init; } = Line.Hidden;

    public required AxisLabel AxisLabel { get; init; }
}

internal sealed record AxisItem(string Value, TextStyle? TextStyle = null);

internal sealed record Ticks(decimal Step, IReadOnlyList<string> Labels);

internal sealed record Shown(bool Show);

internal sealed record Line(bool Show, LineStyle? LineStyle = null, bool? OnZero = null)
{
    internal static readonly Line Hidden = new(false);
}

internal sealed record LineStyle(string Color, decimal Width, string? Type = null);

internal sealed record AxisLabel
{
    public bool? Show { get; init; }

    public int? Interval { get; init; }

    public int? Margin { get; init; }

    public string? Align { get; init; }

    public string? Color { get; init; }

    public decimal? FontSize { get; init; }

    public int? FontWeight { get; init; }

    public int? LineHeight { get; init; }

    public int? Width { get; init; }

    public string? Overflow { get; init; }

    public bool HideOverlap { get; init; }
}
