using System.Globalization;
using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Limits;

/// <summary>Limits of invented companies through the real models, against the rules read person by person and day by day.</summary>
public sealed class RandomLimitTests
{
    private const int WorldCount = 60;
    private static readonly string[] Models =
    [
        "ref_limits",
        "ref_limit_rules",
        "int_limit_lines__dated",
        "int_limits__resolved",
        "int_limits__combined",
        "int_limit_accounts__counted",
        "int_limit_spend__daily",
        "int_limit_levels__crossed",
        "mart_spend_limits_monthly",
    ];

    [Fact]
    public void Limits_OfRandomCompanies_AreAsTheRulesSay()
    {
        var sources = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= WorldCount; seed++)
        {
            var world = LimitWorld.Random(seed);
            using var connection = Built(world, shuffle: seed);
            var expected = LimitReading.Of(world).Order(StringComparer.Ordinal).ToList();
            Assert.Equal((seed, string.Join('\n', expected)), (seed, string.Join('\n', Rows(connection))));
            sources.UnionWith(
                expected
                    .Select(line => line.Split(' ')[4])
                    .Concat(expected.SelectMany(line => line.Split(' ').Skip(6)).Select(level => level.Split(':')[0] + level.Split(':')[2]))
            );
        }

        // Every rule and every level occurs, or the test would say less than it seems to.
        Assert.Superset(
            new HashSet<string>(
                [
                    "person",
                    "group",
                    "seat_type",
                    "organization",
                    "none",
                    "warningreached",
                    "warningprojected",
                    "criticalreached",
                    "automationreached",
                    "exhaustedreached",
                    "exhaustedprojected",
                ],
                StringComparer.Ordinal
            ),
            sources
        );
    }

    private static List<string> Rows(DuckDBConnection connection) =>
        connection
            .Query(
                """
                SELECT concat(limit_month, ' ', provider, ' ', scope_id, ' ', coalesce(CAST(CAST(limit_usd * 100 AS BIGINT) AS VARCHAR), 'none'), ' ', limit_source, ' ', CAST(spent_usd * 100 AS BIGINT),
                  ' warning:' || warning_date || CASE WHEN is_warning_reached THEN ':reached' ELSE ':projected' END,
                  ' critical:' || critical_date || CASE WHEN is_critical_reached THEN ':reached' ELSE ':projected' END,
                  ' automation:' || automation_date || CASE WHEN is_automation_flagged THEN ':reached' ELSE ':projected' END,
                  ' exhausted:' || exhaustion_date || CASE WHEN is_exhausted THEN ':reached' ELSE ':projected' END)
                FROM mart_spend_limits_monthly
                """,
                reader => reader.GetString(0)
            )
            .Order(StringComparer.Ordinal)
            .ToList();

    private static DuckDBConnection Built(LimitWorld world, int shuffle)
    {
        var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, new DateTimeOffset(world.AsOf.ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero));
        foreach (
            var relation in Models
                .SelectMany(model => WarehouseTypes.Catalog[model].References)
                .Except([.. Models, "run"], StringComparer.Ordinal)
                .Distinct(StringComparer.Ordinal)
        )
        {
            connection.Execute(
                $"CREATE TABLE {relation} ({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Database.Sql.Name(column.Key)} {column.Value}"))})"
            );
        }

        Fill(
            "stg_reference__limits",
            "scope_type, scope_id, provider, limit_usd, valid_from, valid_to",
            from line in world.Lines.DistinctBy(line => (line.Scope, line.Id, line.Provider, line.From))
            select Sql(
                $"'{line.Scope}', '{line.Id}', '{line.Provider}', {(line.Cents is { } cents ? $"{cents / 100m}" : "NULL")}, DATE '{line.From:yyyy-MM-dd}', {Day(line.To)}"
            )
        );
        Fill(
            "stg_reference__limit_rules",
            "scope_type, rule, value, threshold_ratio",
            [
                "'organization', 'warning', '0.75', 0.75",
                "'organization', 'critical', '0.90', 0.90",
                "'organization', 'automation', '0.80', 0.80",
                "'person', 'warning', '0.75', 0.75",
                "'person', 'critical', '0.95', 0.95",
                "'person', 'automation', '0.80', 0.80",
                $"'group', 'several', '{(world.HighestGroup ? "highest" : "lowest")}', NULL",
            ]
        );
        Fill(
            "ref_people",
            "person_id, display_name, valid_from, valid_to",
            from person in world.People
            select Sql($"'{person.Id}', '{person.Id}', DATE '{person.From:yyyy-MM-dd}', {Day(person.To)}")
        );
        Fill(
            "ref_group_memberships",
            "directory, group_id, group_name, person_id, valid_from, valid_to",
            from member in world.Memberships
            select Sql($"'scim', '{member.Group}', 'name of {member.Group}', '{member.Person}', DATE '{member.From:yyyy-MM-dd}', {Day(member.To)}")
        );
        Fill(
            "int_seats__assigned",
            "usage_date, provider, billing_account_id, product, principal_id, person_id",
            from seat in world.Seats
            select Sql($"DATE '{seat.Day:yyyy-MM-dd}', 'v', 'v', '{seat.Product}', '{seat.Person}', '{seat.Person}'")
        );
        Fill(
            "int_charges__assigned",
            "provider, billing_account_id, usage_date, charge_category, person_id, billed_usd",
            from use in world.Uses
            select Sql($"'{use.Provider}', '{use.Provider}', DATE '{use.Day:yyyy-MM-dd}', 'Usage', '{use.Person}', {use.Cents / 100m}")
        );
        Fill(
            "int_billing_authority__daily",
            "provider, billing_account_id, usage_date, source",
            ["'v', 'v', DATE '2026-07-01', 's'", "'w', 'w', DATE '2026-07-01', 's'"]
        );
        // both accounts have days before the first use, so that the pace is that of 28 days
        connection.Execute(
            $"INSERT INTO int_days__covered (provider, billing_account_id, usage_date, source, is_complete, is_hole) SELECT unnest(['v', 'w']) AS vendor, vendor, {Database.Sql.Date(LimitWorld.First)} + CAST(day AS INTEGER), 's', {Database.Sql.Date(LimitWorld.First)} + CAST(day AS INTEGER) <= {Database.Sql.Date(world.Through)}, false FROM range({world.AsOf.DayNumber - LimitWorld.First.DayNumber + 1}) AS d(day)"
        );
        foreach (var model in Models)
        {
            session.Materialize(WarehouseTypes.Catalog[model]);
        }

        return connection;

        void Fill(string relation, string columns, IEnumerable<string> rows)
        {
            var random = new Random(shuffle);
            foreach (var some in rows.OrderBy(_ => random.Next()).Chunk(20_000))
            {
                connection.Execute($"INSERT INTO {relation} ({columns}) VALUES {string.Join(", ", some.Select(row => $"({row})"))}");
            }
        }
    }

    private static string Day(DateOnly? day) => day is { } date ? $"DATE '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'" : "NULL";

    private static string Sql(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
