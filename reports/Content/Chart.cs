namespace Finops.Reports.Content;

/// <summary>A chart as data: values to draw and their labels already worded.</summary>
public abstract record Chart
{
    /// <summary>The drawn figures as a table, for readers of the HTML edition.</summary>
    internal abstract TableBlock ToTable();
}
