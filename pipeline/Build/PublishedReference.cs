namespace Finops.Build;

/// <summary>
/// <c>ref_model_prices</c>: what finance edits, as analysts read it. A staging model whose header says <c>published: prices</c> is a table of that subject too,
/// with the columns, comments and grain of the same header; so they stand in one place.
/// </summary>
internal static class PublishedReference
{
    /// <summary>The table that a staging model is published as.</summary>
    public static Model Of(Model staging) =>
        staging with
        {
            Name = "ref_" + staging.Name[(staging.Name.IndexOf("__", StringComparison.Ordinal) + 2)..],
            Layer = Layer.Mart,
            Sql = $"SELECT {string.Join(", ", staging.Header.Columns.Keys)} FROM {staging.Name}",
            EmptyWhen = EmptyWhen.Is(staging.Name),
            Columns = staging.Columns.Count == 0 ? [] : [.. staging.Header.Columns.Keys.Select(name => staging.Columns.Single(column => column.Name == name))],
            References = new HashSet<string>(StringComparer.Ordinal) { staging.Name },
        };
}
