namespace Finops.Export.Workbook;

/// <summary>What a value is to a spreadsheet.</summary>
internal enum CellKind
{
    Text,
    Money,
    Exact,
    Number,
    Ratio,
    Count,
    Month,
    Date,
    Time,
}
