using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Build;

/// <summary>
/// Which landed rows a model failed on. The raw tables behind it are read again on a connection of their own, half of their files and days at a time, until one
/// is left; where every row can be read by itself (a sum that is too large), it tells what the rows are of.
/// </summary>
/// <param name="home">Whose data.</param>
/// <param name="asOf">The build's instant.</param>
/// <param name="pins">Sources that are built as of an earlier sequence.</param>
internal sealed class FailedModel(Home home, DateTimeOffset asOf, IReadOnlyDictionary<string, long> pins)
{
    /// <summary>Where the rows are from, in words: source, entity, day, file; empty when the model reads no landed rows.</summary>
    /// <param name="model">The model that failed.</param>
    /// <param name="made">Every model that was made before it, by name.</param>
    public string Rows(Model model, IReadOnlyDictionary<string, Model> made)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Temporary);
        var session = new BuildSession(connection, asOf);
        session.ReadRaw(home, asOf, pins);
        var stagings = Behind(model, made).ToList();
        var found = stagings.SelectMany(staging => Raw(staging).Select(raw => Find(connection, staging, raw))).FirstOrDefault(place => place is not null);
        return found ?? string.Join("; ", stagings.SelectMany(Raw).Distinct(StringComparer.Ordinal).Select(raw => Extent(connection, raw)).OfType<string>());
    }

    // Tables between the model and staging were made without an error, so that theirs are not its rows: but a sum of them may be too large.
    private static IEnumerable<Model> Behind(Model model, IReadOnlyDictionary<string, Model> made)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { model.Name };
        var waiting = new Queue<Model>([model]);
        while (waiting.TryDequeue(out var next))
        {
            if (next.Layer == Layer.Staging)
            {
                yield return next;
            }

            foreach (var name in next.References.Order(StringComparer.Ordinal).Where(name => made.ContainsKey(name) && seen.Add(name)))
            {
                waiting.Enqueue(made[name]);
            }
        }
    }

    private static IEnumerable<string> Raw(Model staging) => staging.References.Where(name => name.StartsWith("raw_", StringComparison.Ordinal));

    private static (string Source, string Entity) Named(string raw)
    {
        var parts = raw["raw_".Length..].Split("__", 2);
        return (parts[0].Replace('_', '-'), parts[1]);
    }

    private static string? Find(DuckDBConnection connection, Model staging, string raw)
    {
        var (source, entity) = Named(raw);
        connection.Execute(
            $"CREATE OR REPLACE TEMP TABLE place AS SELECT row_number() OVER (ORDER BY sequence, part, usage_date) AS number, part, usage_date, origin, file FROM "
                + $"landed WHERE source = {Sql.Text(source)} AND entity = {Sql.Text(entity)} AND row_count > 0"
        );
        var (first, end) = (1L, connection.Scalar<long>("SELECT count(*) FROM place") + 1);
        if (first == end || !Fails(connection, staging, raw, first, end))
        {
            return null;
        }

        while (end - first > 1)
        {
            var middle = first + ((end - first) / 2);
            if (Fails(connection, staging, raw, first, middle))
            {
                end = middle;
            }
            else if (Fails(connection, staging, raw, middle, end))
            {
                first = middle;
            }
            else
            {
                break; // only together
            }
        }

        return connection
            .Query($"SELECT coalesce(min(origin), min(file)), coalesce(strftime(min(usage_date), '%Y-%m-%d'), '') FROM place WHERE number = {first}", reader =>
                Words(source, entity, reader.GetString(0), reader.GetString(1).Length > 0 ? reader.GetString(1) : Day(connection, staging, raw, first))
            )
            .Single();
    }

    private static string Words(string source, string entity, string file, string day) =>
        $"{source} {entity}{(day.Length > 0 ? $", day {day}" : "")}, file {file}";

    // Files land whole: their rows have days of their own, and one of them is enough to name.
    private static string Day(DuckDBConnection connection, Model staging, string raw, long number)
    {
        var days = connection.Query(
            $"SELECT DISTINCT usage_date FROM {raw} SEMI JOIN (SELECT part FROM place WHERE number = {number}) p USING (part) WHERE usage_date IS NOT NULL ORDER BY 1",
            reader => reader.GetFieldValue<DateOnly>(0)
        );
        return
            days.FirstOrDefault(day => Fails(connection, staging, raw, number, number + 1, $" WHERE r.usage_date = {Sql.Date(day)}")) is var bad
            && bad != default
            ? bad.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";
    }

    private static bool Fails(DuckDBConnection connection, Model staging, string raw, long first, long end, string filter = "")
    {
        try
        {
            connection.Execute(
                $"WITH {raw} AS (SELECT r.* FROM temp.{raw} r SEMI JOIN (SELECT part, usage_date FROM place WHERE number >= {first} AND number < {end}) p "
                    + $"ON p.part = r.part AND (p.usage_date IS NULL OR p.usage_date = r.usage_date){filter}) "
                    + $"SELECT max(hash(read_again)) FROM ({staging.Sql}\n) AS read_again"
            );
            return false;
        }
        catch (DuckDBException)
        {
            return true;
        }
    }

    private static string? Extent(DuckDBConnection connection, string raw)
    {
        var (source, entity) = Named(raw);
        return connection
            .Query(
                $"""
                SELECT count(DISTINCT file), coalesce(strftime(min(usage_date), '%Y-%m-%d') || ' to ' || strftime(max(usage_date), '%Y-%m-%d'), ''),
                  coalesce(min(origin), min(file), '')
                FROM landed WHERE source = {Sql.Text(source)} AND entity = {Sql.Text(entity)} AND row_count > 0
                """,
                reader => (Files: reader.GetInt64(0), Days: reader.GetString(1), File: reader.GetString(2))
            )
            .Where(extent => extent.Files > 0)
            .Select(extent => Words(source, entity, extent.Files == 1 ? extent.File : $"{extent.File} and others", extent.Days))
            .FirstOrDefault();
    }
}
