using Finops.Core;

namespace Finops.Build;

/// <summary>
/// <c>each_source__charges</c>: what every source states under one name, <c>int_&lt;source&gt;__charges</c>, one below the other by column name, with the
/// source's id in <c>source</c>. Its file holds the columns that there are, typed and without a row, and what a shared model makes of all sources; a source
/// leaves out what its vendor doesn't say. So a new source is a model of its own, and no shared model has to be told of it.
/// </summary>
internal static class Collection
{
    /// <summary>What the names of collections begin with.</summary>
    public const string Prefix = "each_source__";

    /// <summary>The same model, with the members that schemas/ has.</summary>
    public static Model WithMembers(Model collection, IReadOnlyList<Model> models, IReadOnlyList<SchemaFile> schemas)
    {
        var subject = collection.Name[Prefix.Length..];
        var members = schemas
            .Where(file => file.Path.StartsWith("schemas/raw/", StringComparison.Ordinal))
            .Select(file => file.Path.Split('/')[2])
            .Distinct(StringComparer.Ordinal)
            .Where(source => models.Any(model => model.Name == $"int_{source}__{subject}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        return collection with
        {
            Sql = string.Join(
                "\nUNION ALL BY NAME\n",
                members.Select(source => $"SELECT '{source.Replace('_', '-')}' AS source, * FROM int_{source}__{subject}").Prepend(collection.Sql)
            ),
            References = collection.References.Concat(members.Select(source => $"int_{source}__{subject}")).ToHashSet(StringComparer.Ordinal),
        };
    }
}
