namespace Finops.Build;

/// <summary>One SQL file of schemas/: a bare SELECT with its contract in the header.</summary>
/// <param name="Name">Table, view or check name.</param>
/// <param name="Path">The file, from the repository's root.</param>
/// <param name="Layer">Its layer.</param>
/// <param name="Sql">The SELECT.</param>
/// <param name="Header">What the leading comment says.</param>
/// <param name="References">Tables and views it reads.</param>
public sealed record Model(string Name, string Path, Layer Layer, string Sql, ModelHeader Header, IReadOnlySet<string> References)
{
    /// <summary>Its subject or source.</summary>
    public string Folder => Layer == Layer.Mart && Header.Published is { } subject ? subject : Path.Split('/')[2];

    /// <summary>Which empty tables leave it without a row.</summary>
    public EmptyWhen EmptyWhen { get; init; } = EmptyWhen.Never;

    /// <summary>Its columns in order, proven when the program was compiled; none where that didn't see the model.</summary>
    public IReadOnlyList<ModelColumn> Columns { get; init; } = [];
}
