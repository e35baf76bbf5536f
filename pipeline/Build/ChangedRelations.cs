using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>
/// What has changed since the build that this one goes on from. Each relation has a fingerprint; a model need not be run while everything it reads has the
/// fingerprint that it had then, and one that comes out as it was changes nothing behind it.
/// </summary>
internal sealed partial class ChangedRelations
{
    private const string Names = "model names"; // what the macros of ModelNames are made of

    private static readonly string[] NameTables = ["raw_reference__model_names", "raw_reference__model_providers", "raw_reference__otel_cache_rules"];

    private static readonly Fingerprint Absent = new("nothing landed", IsEmpty: true);

    private readonly DuckDBConnection connection;
    private readonly IReadOnlyDictionary<string, Fingerprint> before;
    private readonly Dictionary<string, Fingerprint> now;

    /// <summary>Learns from the connection's <c>landed</c> and <c>run</c> what the build stands on.</summary>
    /// <param name="connection">Where the models are made.</param>
    /// <param name="before">The fingerprints of the build that this one goes on from; none for a build from empty.</param>
    public ChangedRelations(DuckDBConnection connection, IReadOnlyDictionary<string, Fingerprint> before)
    {
        this.connection = connection;
        this.before = before;
        // A file in raw/ never changes: its name and the keys in it that still count are its content.
        now = connection
            .Query(
                """
                SELECT 'raw_' || replace(source, '-', '_') || '__' || entity, concat_ws(':', count(*), sum(hash(file, part, usage_date, content_sha256)))
                FROM landed WHERE file IS NOT NULL GROUP BY source, entity
                UNION ALL SELECT 'landed', concat_ws(':', count(*), sum(hash(landed))) FROM landed
                UNION ALL SELECT 'run', concat_ws(' ', as_of_utc, as_of_date) FROM run
                """,
                reader => (Name: reader.GetString(0), Content: reader.GetString(1))
            )
            .ToDictionary(relation => relation.Name, relation => new Fingerprint(relation.Content, IsEmpty: false), StringComparer.Ordinal);
        now[Names] = new Fingerprint(string.Join(' ', NameTables.Select(name => Of(name).Content)), IsEmpty: false);
    }

    /// <summary>The fingerprints of this build.</summary>
    public IReadOnlyDictionary<string, Fingerprint> Now => now;

    /// <summary>What a model or check reads and has changed; null: it was made before and nothing has.</summary>
    public IReadOnlyList<string>? Since(Model model)
    {
        if (!before.ContainsKey(model.Name))
        {
            return [];
        }

        var changed = InputsOf(model).Where(name => before.GetValueOrDefault(name, Absent).Content != Of(name).Content).ToList();
        return changed.Count == 0 ? null : [.. changed.Order(StringComparer.Ordinal)];
    }

    /// <summary>Notes a model or check that stays as it was. Returns whether it has no row.</summary>
    public bool Keep(Model model)
    {
        now[model.Name] = before[model.Name];
        return before[model.Name].IsEmpty;
    }

    /// <summary>Whether it had no row.</summary>
    public bool WasEmpty(Model model) => before.GetValueOrDefault(model.Name)?.IsEmpty == true;

    /// <summary>Notes a table that was made anew. Returns whether it came out as it was.</summary>
    /// <param name="model">The model.</param>
    /// <param name="qualified">The table, with its schema.</param>
    /// <param name="isEmpty">Whether it is known to have no row.</param>
    public bool NoteTable(Model model, string qualified, bool isEmpty) =>
        Note(
            model,
            isEmpty
                ? new Fingerprint("0", IsEmpty: true) // what the query says of no row
                : connection
                    .Query($"SELECT concat_ws(':', count(*), sum(hash(made))), count(*) = 0 FROM {qualified} AS made", reader => new Fingerprint(
                        reader.GetString(0),
                        reader.GetBoolean(1)
                    ))
                    .Single()
        );

    /// <summary>Notes a view or a check, of which the content is what it reads.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isEmpty">Whether it is known to have no row.</param>
    public bool NoteQuery(Model model, bool isEmpty) =>
        Note(
            model,
            new Fingerprint(
                Sha256.OfText(string.Join('\n', InputsOf(model).Order(StringComparer.Ordinal).Select(name => $"{name} {Of(name).Content}"))),
                isEmpty
            )
        );

    private bool Note(Model model, Fingerprint made)
    {
        now[model.Name] = made;
        return before.GetValueOrDefault(model.Name)?.Content == made.Content;
    }

    private static IEnumerable<string> InputsOf(Model model) => NamesAreAsked().IsMatch(model.Sql) ? model.References.Append(Names) : model.References;

    private Fingerprint Of(string name) => now.GetValueOrDefault(name, Absent);

    [GeneratedRegex(@"\b(model_name|price_key|provider_key|input_includes_cache)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesAreAsked();
}
