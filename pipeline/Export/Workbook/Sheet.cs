namespace Finops.Export.Workbook;

/// <summary>One sheet: a plain projection of one mart. What needs more than that is a model of its own.</summary>
/// <param name="Name">On the sheet's tab.</param>
/// <param name="Of">The period, or the state, that it is of: October 2026.</param>
/// <param name="About">What it shows, in one sentence.</param>
/// <param name="Mart">Where its rows stand.</param>
/// <param name="Where">Which of them.</param>
/// <param name="Order">A total order: the same rows stand in the same places every time.</param>
/// <param name="FrozenColumns">Columns that stay in sight.</param>
/// <param name="Columns">From left to right.</param>
internal sealed record Sheet(
    string Name,
    string Of,
    string About,
    string Mart,
    string Where,
    string Order,
    int FrozenColumns,
    IReadOnlyList<SheetColumn> Columns
)
{
    internal string Sql => $"SELECT {string.Join(", ", Columns.Select(column => column.Name))} FROM {Mart} WHERE {Where} ORDER BY {Order}";

    internal IEnumerable<SheetColumn> Summed => Columns.Where(column => column.IsSummed);

    /// <summary>A, B … Z, AA: the letters over a column.</summary>
    internal string Letters(string column)
    {
        var letters = "";
        for (var number = Columns.Select(each => each.Name).ToList().IndexOf(column) + 1; number > 0; number = (number - 1) / 26)
        {
            letters = (char)('A' + ((number - 1) % 26)) + letters;
        }

        return letters;
    }
}
