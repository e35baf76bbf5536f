using Finops.Core;

namespace Finops.Build;

/// <summary>
/// <c>each_source__charges</c>: what every source states under one name, <c>int_&lt;source&gt;__charges</c>, one below the other by column name, with the
/// source's id in <c>source</c>. <c>each_kind__alerting</c>: the same of kinds that are no sources, <c>int_&lt;kind&gt;__alerting</c>. Its file holds the
/// columns
/// that there are, typed and without a row, and what a shared model makes of all members; a member leaves out what it doesn't know. So a new source or kind is
/// a
/// model of its own, and no shared model has to be told of it.
/// </summary>
internal static class Collection
{
    /// <summary>What the names of collections begin with: those of sources, and those of kinds.</summary>
    public static readonly IReadOnlyList<string> Prefixes = [OfSources, OfKinds];

    private const string OfSources = "each_source__";
    private const string OfKinds = "each_kind__";

    /// <summary>Whether a file of schemas/ is a collection.</summary>
    public static bool Is(SchemaFile file) => Prefixes.Any(prefix => file.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The same model, with the members that schemas/ has.</summary>
    public static Model WithMembers(Model collection, IReadOnlyList<Model> models, IReadOnlyList<SchemaFile> schemas)
    {
        var members = collection.Name.StartsWith(OfSources, StringComparison.Ordinal)
            ? Sources(schemas).Select(source => (Name: $"int_{source}__{What(collection, OfSources)}", Select: $"'{source.Replace('_', '-')}' AS source, *"))
            : models.Where(model => Is(model, What(collection, OfKinds))).Select(model => (model.Name, Select: "*"));
        var there = members.Where(member => models.Any(model => model.Name == member.Name)).OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        return collection with
        {
            Sql = string.Join("\nUNION ALL BY NAME\n", there.Select(member => $"SELECT {member.Select} FROM {member.Name}").Prepend(collection.Sql)),
            EmptyWhen = EmptyWhen.AllOf([collection.EmptyWhen, .. there.Select(member => EmptyWhen.Is(member.Name))]),
            References = collection.References.Concat(there.Select(member => member.Name)).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static string What(Model collection, string prefix) => collection.Name[prefix.Length..];

    private static bool Is(Model model, string what) => model.Layer == Layer.Intermediate && model.Name.EndsWith("__" + what, StringComparison.Ordinal);

    private static IEnumerable<string> Sources(IReadOnlyList<SchemaFile> schemas) =>
        schemas
            .Where(file => file.Path.StartsWith("schemas/raw/", StringComparison.Ordinal))
            .Select(file => file.Path.Split('/')[2])
            .Distinct(StringComparer.Ordinal);
}
