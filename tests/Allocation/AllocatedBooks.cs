using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using Finops.Build;
using Finops.Database;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Allocation;

/// <summary>Books on a connection, carried through the models and checks from charges to the lines of bills.</summary>
internal sealed class AllocatedBooks : IDisposable
{
    private static readonly DateTimeOffset AsOf = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Checks = ["check_allocation__ratios_sum_to_one", "check_allocation__carved_parts", "check_chargeback__sums_to_ledger"];

    private static readonly string[] Models =
    [
        "int_allocation_rules__fitted",
        "int_charges__ruled",
        "int_attributed_spend__ruled",
        "int_attributed_spend__shared",
        "int_attributed_spend__moved",
        "int_charges__carved",
        "int_seats__monthly",
        "int_pools__weighted",
        "int_pools__shared",
        "int_charges__allocated",
        "int_periods__closed",
        "int_chargeback_lines__frozen",
        "int_chargeback_totals__rounded",
        "int_chargeback_lines__open",
        "int_chargeback_centers__rounded",
        "int_chargeback_lines__rounded",
        "mart_chargeback_lines",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("finops-books-");
    private readonly DuckDBConnection connection = WarehouseTypes.Open();
    private readonly BuildSession session;
    private int closeCount;

    /// <param name="books">What to allocate.</param>
    /// <param name="shuffle">Seed of the rows' order; 0 = as they are.</param>
    public AllocatedBooks(Books books, int shuffle = 0)
    {
        session = new BuildSession(connection, AsOf);
        foreach (
            var relation in Models
                .Concat(Checks)
                .SelectMany(model => WarehouseTypes.Catalog[model].References)
                .Except([.. Models, "run"], StringComparer.Ordinal)
                .Distinct(StringComparer.Ordinal)
        )
        {
            CaseTables.Create(connection, relation, csv: null);
        }

        Read(books, shuffle);
    }

    /// <summary>Takes other books in place of the ones there are; what is closed stays.</summary>
    public void Read(Books books, int shuffle = 0)
    {
        Table(
            "int_charges__assigned",
            shuffle,
            "source,source_row_key,provider,billing_account_id,usage_date,billed_date,charge_category,cost_type,product,model,principal_type,principal_id,person_id,department,business_unit,cost_center_id,workspace_id,project,api_key_id,repository,profile_id,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,cache_write_1h_tokens,output_tokens,list_usd,billed_usd,is_estimate",
            books.Charges.Select(
                (charge, profile) =>
                    $"s,{charge.Key},{charge.Provider},{charge.Account},{charge.Day:yyyy-MM-dd},{charge.Day:yyyy-MM-dd},{charge.Category},none,{charge.Product},{charge.Model},{charge.PrincipalType},,{charge.Person},d,b,{charge.Center},none,none,none,none,{profile},{charge.Tokens},0,0,0,0,{Usd(charge.ListPico)},{Usd(charge.BilledPico)},false"
            )
        );
        connection.Execute("DELETE FROM int_charges__unioned");
        connection.Execute(
            "INSERT INTO int_charges__unioned BY NAME SELECT source, source_row_key, provider, billing_account_id, usage_date, list_usd, billed_usd FROM "
                + "int_charges__assigned"
        );
        Table(
            "ref_allocation_rules",
            shuffle,
            "line_number,rule_id,match,method,target_shares,key_scope,valid_from,valid_to",
            books.Rules.Select(rule =>
                $"{rule.Line},{rule.Id},\"{Map(rule.Match)}\",{rule.Method},\"{Map(rule.Targets)}\",{rule.Scope},{rule.From:yyyy-MM-dd},{rule.To:yyyy-MM-dd}"
            )
        );
        Table(
            "int_seats__assigned",
            shuffle,
            "usage_date,source,provider,billing_account_id,product,principal_id,cost_center_id",
            books.Seats.Select(seat => $"{seat.Day:yyyy-MM-dd},s,{seat.Provider},{seat.Account},p,{seat.Principal},{seat.Center}")
        );
        Table(
            "int_commits__assigned",
            shuffle,
            "commit_sha,usage_date,cost_center_id",
            books.Commits.Select(commit => $"{commit.Hash},{commit.Day:yyyy-MM-dd},{commit.Center}")
        );
        Table(
            "int_attributed_spend__daily",
            shuffle,
            "usage_date,provider,billing_account_id,feature_kind,feature_id,feature_name,attributed_billed_usd",
            books.Skills.Select(skill => $"{skill.Day:yyyy-MM-dd},{skill.Provider},{skill.Account},skill,{skill.Skill},{skill.Skill},{Usd(skill.Pico)}")
        );
        Table("ref_cost_centers", shuffle, "cost_center_id,name,valid_from", Books.Centers.Select(center => $"{center},{center},2000-01-01"));
        Table(
            "ref_group_memberships",
            shuffle,
            "directory,group_id,group_name,person_id,valid_from",
            Books.Members.Select(member => $"scim,1,g,{member},{Books.GroupBegins:yyyy-MM-dd}")
        );
        Build();
    }

    /// <summary>Makes the tables, and holds them against the checks.</summary>
    public void Build()
    {
        session.InOneTransaction(() => Models.ToList().ForEach(model => session.Materialize(WarehouseTypes.Catalog[model])));
        Assert.All(Checks, check => Assert.Equal((check, 0L), (check, session.Run(WarehouseTypes.Catalog[check]).FailingRowCount)));
    }

    /// <summary>Freezes the bill of a month as it stands, and builds again.</summary>
    public void Close(DateOnly month)
    {
        var number = ++closeCount;
        connection.Execute(
            $"INSERT INTO stg_close__lines BY NAME SELECT 'c{number}' AS close_id, * EXCLUDE (period_status) FROM mart_chargeback_lines WHERE billing_month "
                + $"= DATE '{month:yyyy-MM-dd}'"
        );
        connection.Execute(
            $"INSERT INTO stg_close__events BY NAME SELECT {number} AS event_number, 'c{number}' AS close_id, DATE '{month:yyyy-MM-dd}' AS billing_month, 1 "
                + $"AS close_number, 'close' AS action, 'final' AS period_status, TIMESTAMPTZ '2040-01-01' AS happened_at_utc"
        );
        Build();
    }

    /// <summary>A query's first column.</summary>
    public IReadOnlyList<string> Query(string sql) => connection.Query(sql, reader => reader.GetString(0));

    /// <summary>Every line of every bill, in the order of its text.</summary>
    public IReadOnlyList<string> Lines() => Query("SELECT CAST(line AS VARCHAR) FROM mart_chargeback_lines AS line ORDER BY 1");

    public void Dispose()
    {
        connection.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Usd(BigInteger pico) =>
        (pico.Sign < 0 ? "-" : "")
        + BigInteger
            .Abs(pico)
            .ToString("D13", CultureInfo.InvariantCulture)
            .Insert(Math.Max(1, BigInteger.Abs(pico).ToString(CultureInfo.InvariantCulture).Length - 12), ".");

    private static string Map<T>(IReadOnlyDictionary<string, T> map) => "{" + string.Join(", ", map.Select(pair => $"{pair.Key}='{pair.Value}'")) + "}";

    private void Table(string relation, int shuffle, string header, IEnumerable<string> rows)
    {
        var random = new Random(shuffle);
        var csv = Path.Combine(folder.FullName, relation + ".csv");
        File.WriteAllLines(csv, (shuffle == 0 ? rows : rows.OrderBy(_ => random.Next())).Prepend(header));
        CaseTables.Create(connection, relation, csv);
    }
}
