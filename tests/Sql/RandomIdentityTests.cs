using System.Globalization;
using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Text = Finops.Database.Sql;

namespace Finops.Tests.SqlModels;

/// <summary>Invented companies of every shape, against a reading of their lines one by one.</summary>
public sealed class RandomIdentityTests
{
    private static readonly string[] Models =
    [
        "int_identities__unioned",
        "int_principals__seen",
        "int_principals__matched",
        "int_principals__owned",
        "int_principals__resolved",
        "int_vendor_cost_centers__matched",
        "int_charges__assigned",
        "int_seats__assigned",
        "int_principals__used",
        "int_principals__unpaid",
        "int_principals__contested",
        "int_identity_findings__daily",
        "mart_identity_worklist",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Charges_OfAnyHistory_GoWhereReadingItsLinesSays(int seed)
    {
        var world = IdentityWorld.Of(seed);
        var reading = new IdentityReading(world);
        using var connection = Resolved(world, shuffle: 0);
        Assert.Equal(
            world.Charges.Select(charge => $"{charge.Key} {reading.Of(charge)}"),
            connection.Query("SELECT source_row_key, person_id, cost_center_id, assigned_by FROM int_charges__assigned ORDER BY source_row_key", reader =>
                $"{reader.GetString(0)} {(reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetString(2), reader.GetString(3))}"
            )
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Worklist_OfAnyHistory_HasEveryUnattributedDollarInItsFinding(int seed)
    {
        var world = IdentityWorld.Of(seed);
        var reading = new IdentityReading(world);
        using var connection = Resolved(world, shuffle: 0);
        Assert.Equal(
            world
                .Charges.Where(charge => reading.Of(charge).CostCenter == "unattributed")
                .GroupBy(reading.Finding)
                .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Key} {finding.Sum(charge => charge.Usd):0.000000}"))
                .Order(StringComparer.Ordinal),
            connection
                .Query(
                    """
                    SELECT concat_ws(' ', finding, provider, principal_type, principal_id, person_id, CAST(billed_usd AS DECIMAL(38,
                      6))) FROM mart_identity_worklist
                    WHERE finding IN ('unknown', 'left', 'not_yet', 'no_owner', 'owner_left', 'nobody_named')
                    """,
                    reader => reader.GetString(0)
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            0,
            new BuildSession(connection, DateTimeOffset.UnixEpoch).Run(WarehouseTypes.Catalog["check_identity_worklist__covers_cost"]).FailingRowCount
        );
    }

    [Fact]
    public void Histories_OfTheseTests_HaveEverythingThatCanHappen()
    {
        var worlds = Enumerable.Range(1, 12).Select(IdentityWorld.Of).ToList();
        Assert.Equal(
            ["none", "owner", "person", "vendor_cost_center"],
            worlds.SelectMany(world => world.Charges.Select(charge => new IdentityReading(world).Of(charge).By)).Distinct().Order(StringComparer.Ordinal)
        );
        using var connection = Resolved(worlds[0], shuffle: 0);
        Assert.Equal(13, connection.Scalar<long>("SELECT count(DISTINCT finding) FROM mart_identity_worklist"));
    }

    [Fact]
    public void Lines_InAnotherOrder_GiveTheSameTables()
    {
        var world = IdentityWorld.Of(99);
        Assert.Equal(Tables(0), Tables(1));

        string Tables(int shuffle)
        {
            using var connection = Resolved(world, shuffle);
            return string.Join(
                '\n',
                new[] { "int_charges__assigned", "mart_identity_worklist" }.SelectMany(model =>
                    connection.Query($"SELECT CAST(line AS VARCHAR) FROM {model} AS line ORDER BY 1", reader => reader.GetString(0))
                )
            );
        }
    }

    private static DuckDBConnection Resolved(IdentityWorld world, int shuffle)
    {
        var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero));
        foreach (
            var relation in Models
                .SelectMany(model => WarehouseTypes.Catalog[model].References)
                .Except(Models, StringComparer.Ordinal)
                .Distinct(StringComparer.Ordinal)
        )
        {
            connection.Execute(
                $"CREATE TABLE {relation} ({string.Join(", ", WarehouseTypes.Columns[relation].Select(column => $"{Text.Name(column.Key)} {column.Value}"))})"
            );
        }

        Insert(
            "ref_people",
            "person_id, emails, anthropic_user_id, github_login, identities, cost_center_id, valid_from, valid_to",
            world.People.Select(line =>
                $"{Text.Text(line.Id)}, {Text.Texts(line.Emails)}::VARCHAR[], {Text.TextOrNull(line.UserId)}, {Text.TextOrNull(line.Login)}, "
                + $"{Text.Texts(line.Identities)}::VARCHAR[], {Text.TextOrNull(line.CostCenterId)}, {Days(line.From, line.To)}"
            )
        );
        Insert(
            "ref_cost_centers",
            "cost_center_id, name, valid_from, valid_to",
            world.CostCenters.Select(line => $"{Text.Text(line.Id)}, {Text.Text(line.Name)}, {Days(line.From, line.To)}")
        );
        Insert(
            "ref_principal_owners",
            "provider, owned_as, principal_id, is_beginning, kind, owner_person_id, cost_center_id, valid_from, valid_to",
            world.Owners.Select(line =>
                $"{Text.Text(line.Provider)}, {Text.Text(line.OwnedAs)}, {Text.Text(line.Id)}, {line.IsBeginning}, 'service', "
                + $"{Text.TextOrNull(line.PersonId)}, {Text.TextOrNull(line.CostCenterId)}, {Days(line.From, line.To)}"
            )
        );
        Insert(
            "each_source__charges",
            "source_row_key, provider, usage_date, principal_type, principal_id, principal_email, owner_email, api_key_id, workspace_id, repository, "
                + "vendor_cost_center, billed_usd",
            world.Charges.Select(line =>
                string.Join(
                    ", ",
                    Text.Text(line.Key),
                    Text.Text(line.Provider),
                    Text.Date(line.Day),
                    Text.Text(line.Type),
                    Text.TextOrNull(line.Principal),
                    Text.TextOrNull(line.Email),
                    Text.TextOrNull(line.OwnerEmail),
                    Text.TextOrNull(line.ApiKey),
                    Text.TextOrNull(line.Workspace),
                    Text.TextOrNull(line.Repository),
                    Text.TextOrNull(line.VendorCostCenter),
                    line.Usd.ToString(CultureInfo.InvariantCulture)
                )
            )
        );
        connection.Execute(
            """
            INSERT INTO int_charges__unioned BY NAME
            SELECT 'vendor' AS source, 'org' AS billing_account_id, source_row_key, provider, usage_date, principal_type, principal_id, principal_email,
              owner_email, coalesce(api_key_id, 'none') AS api_key_id,
              coalesce(workspace_id, 'none') AS workspace_id, repository AS vendor_repository, vendor_cost_center, billed_usd, 'api' AS product, 'm' AS model
            FROM each_source__charges
            """
        );
        Models.ToList().ForEach(model => session.Materialize(WarehouseTypes.Catalog[model]));
        return connection;

        void Insert(string relation, string columns, IEnumerable<string> rows)
        {
            var values = rows.Select(row => $"({row})").ToArray();
            if (shuffle > 0)
            {
                new Random(shuffle).Shuffle(values);
            }

            connection.Execute($"INSERT INTO {relation} ({columns}) VALUES {string.Join(",\n", values)}");
        }
    }

    private static string Days(DateOnly from, DateOnly? to) => $"{Text.Date(from)}, {(to is { } end ? Text.Date(end) : "NULL")}";
}
