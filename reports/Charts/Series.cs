namespace Finops.Reports.Charts;

/// <summary>An ECharts series of type bar, line or scatter.</summary>
internal sealed record Series
{
    public required string Type { get; init; }

    public string? Name { get; init; }

    public string? Stack { get; init; }

    public string? BarWidth { get; init; }

    public string? BarGap { get; init; }

    public string? Symbol { get; init; }

    public int? SymbolSize { get; init; }

    public bool? ShowSymbol { get; init; }

    public bool? Silent { get; init; }

    public int? Z { get; init; }

    public ItemStyle? ItemStyle { get; init; }

    public LineStyle? LineStyle { get; init; }

    public Label? EndLabel { get; init; }

    public required IReadOnlyList<DataItem> Data { get; init; }
}

/// <param name="Value">A number, null for a gap, or an index and a number.</param>
/// <param name="Tip">Ours: the tooltip's text, set as text by the page's script.</param>
internal sealed record DataItem(object? Value, string? Tip = null, ItemStyle? ItemStyle = null, Label? Label = null);

internal sealed record ItemStyle
{
    public string? Color { get; init; }

    public string? BorderColor { get; init; }

    public decimal? BorderWidth { get; init; }

    public string? BorderType { get; init; }

    public decimal? Opacity { get; init; }
}

/// <param name="Text">Ours: the page's script hands it to ECharts through a function, because in ECharts' own templates braces have a meaning.</param>
internal sealed record Label(string Text)
{
    public bool Show { get; } = true;

    public string? Position { get; init; }

    public int? Distance { get; init; }

    public IReadOnlyList<int>? Offset { get; init; }

    public string? Color { get; init; }

    public decimal? FontSize { get; init; }

    public int? FontWeight { get; init; }

    public string? BackgroundColor { get; init; }

    public IReadOnlyList<int>? Padding { get; init; }
}
