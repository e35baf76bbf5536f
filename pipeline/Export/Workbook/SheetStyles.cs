using System.Drawing;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Finops.Export.Workbook;

/// <summary>How cells look: the report's colours, one number format for each kind of value.</summary>
internal sealed class SheetStyles
{
    private static readonly Color Accent = Color.FromArgb(0x00, 0x44, 0x88);
    private static readonly Color Pale = Color.FromArgb(0xcd, 0xdc, 0xec);
    private static readonly Color Shade = Color.FromArgb(0xf2, 0xf4, 0xf7);
    private static readonly Color Muted = Color.FromArgb(0x56, 0x63, 0x70);

    /// <summary>Room for the title's larger letters.</summary>
    internal static readonly RowOptions TitleRow = new() { Height = 24 };

    /// <summary>Room for headers of two lines.</summary>
    internal static readonly RowOptions HeaderRow = new() { Height = 32 };

    private readonly Spreadsheet spreadsheet;
    private readonly Dictionary<(CellKind Kind, bool IsTotal), StyleId> ofKinds = [];

    internal SheetStyles(Spreadsheet spreadsheet)
    {
        this.spreadsheet = spreadsheet;
        Title = spreadsheet.AddStyle(
            new Style
            {
                Font =
                {
                    Bold = true,
                    Size = 14,
                    Color = Accent,
                },
                Alignment =
                {
                    Horizontal = HorizontalAlignment.Left,
                    Indent = 1,
                    Vertical = VerticalAlignment.Center,
                },
            }
        );
        Note = spreadsheet.AddStyle(new Style { Font = { Color = Muted }, Alignment = { Horizontal = HorizontalAlignment.Left, Indent = 1 } });
        Answer = spreadsheet.AddStyle(
            new Style
            {
                Font = { Bold = true },
                Fill = { Color = Shade },
                Alignment = { Horizontal = HorizontalAlignment.Right },
            }
        );
        Header = spreadsheet.AddStyle(HeaderStyle(HorizontalAlignment.Left));
        NumberHeader = spreadsheet.AddStyle(HeaderStyle(HorizontalAlignment.Right));
        Prose = spreadsheet.AddStyle(
            new Style
            {
                Alignment =
                {
                    Horizontal = HorizontalAlignment.Left,
                    Indent = 1,
                    WrapText = true,
                    Vertical = VerticalAlignment.Top,
                },
                Format = NumberFormat.Standard(StandardNumberFormat.Text),
            }
        );
    }

    internal StyleId Title { get; }

    internal StyleId Note { get; }

    /// <summary>A word below numbers.</summary>
    internal StyleId Answer { get; }

    internal StyleId Header { get; }

    internal StyleId NumberHeader { get; }

    internal StyleId Prose { get; }

    internal StyleId Of(CellKind kind) => Of(kind, isTotal: false);

    internal StyleId TotalOf(CellKind kind) => Of(kind, isTotal: true);

    private StyleId Of(CellKind kind, bool isTotal)
    {
        if (!ofKinds.TryGetValue((kind, isTotal), out var known))
        {
            var style = new Style { Format = Format(kind) };
            if (kind == CellKind.Text)
            {
                // Away from the number on its left.
                style.Alignment.Horizontal = HorizontalAlignment.Left;
                style.Alignment.Indent = 1;
            }

            if (isTotal)
            {
                style.Font.Bold = true;
                style.Fill.Color = Shade;
            }

            ofKinds[(kind, isTotal)] = known = spreadsheet.AddStyle(style);
        }

        return known;
    }

    private static Style HeaderStyle(HorizontalAlignment side) =>
        new()
        {
            Font = { Bold = true },
            Fill = { Color = Pale },
            Alignment =
            {
                Horizontal = side,
                Indent = side == HorizontalAlignment.Left ? 1 : 0,
                Vertical = VerticalAlignment.Center,
                WrapText = true,
            },
        };

    private static NumberFormat Format(CellKind kind) =>
        kind switch
        {
            // As text, an id that is typed again stays an id: 0012, 1E5, 3-4.
            CellKind.Text => NumberFormat.Standard(StandardNumberFormat.Text),
            CellKind.Money => NumberFormat.Custom("#,##0.00;[Red]-#,##0.00"),
            // All of its digits, as far as a spreadsheet has them.
            CellKind.Exact => NumberFormat.Custom("#,##0.00##########"),
            CellKind.Number => NumberFormat.Custom("#,##0.00;-#,##0.00"),
            CellKind.Ratio => NumberFormat.Custom("0.0%"),
            CellKind.Count => NumberFormat.Custom("#,##0"),
            CellKind.Month => NumberFormat.Custom("yyyy-mm"),
            CellKind.Date => NumberFormat.Custom("yyyy-mm-dd"),
            CellKind.Time => NumberFormat.Custom("yyyy-mm-dd hh:mm"),
            _ => NumberFormat.Standard(StandardNumberFormat.General),
        };
}
