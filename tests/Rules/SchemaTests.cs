using System.Text.RegularExpressions;
using Finops.Extract;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Rules;

/// <summary>Sources and models have what each of their kind has.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Sources => [.. SourceCatalog.All.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_HasReadmeContractsAndStaging(string id)
    {
        var table = id.Replace('-', '_');
        var folder = string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var contracts = Names($"schemas/raw/{table}/raw_");
        Assert.Contains($"pipeline/Extract/{folder}/README.md", CommittedFiles.All);
        Assert.Contains(CommittedFiles.All, file => file.StartsWith($"tests/Sources/{folder}/", StringComparison.Ordinal));
        Assert.NotEmpty(contracts);
        Assert.Equal(contracts, Names($"schemas/staging/{table}/stg_").Select(RawOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Model_HasACase() =>
        Rule.Holds(
            SqlFiles("schemas/intermediate/")
                .Concat(SqlFiles("schemas/marts/"))
                .Where(file => !file.Contains("/each_", StringComparison.Ordinal))
                .Where(file => !HasCase(file, "/expect.csv"))
        );

    [Fact]
    public void Check_HasASpoiltFixture() => Rule.Holds(SqlFiles("schemas/checks/").Where(file => !HasCase(file, ".csv")));

    [Fact]
    public void Cases_StandWhereTheirModelsStand() =>
        Rule.Holds(
            from file in CommittedFiles.All
            where file.StartsWith("tests/Sql/", StringComparison.Ordinal) && file.EndsWith(".csv", StringComparison.Ordinal)
            let model = "schemas/" + string.Join('/', file.Split('/')[2..^2]) + ".sql"
            where !CommittedFiles.All.Contains(model)
            select $"{file}: there is no {model}"
        );

    [Fact]
    public void Columns_OfEveryModel_HaveTheTypeOfTheirName()
    {
        (string Name, string Type)[] rules =
        [
            ("^pico_usd$", "HUGEINT"), // whole cents are made of exact integers
            ("(^|_)usd(_per_|$)", "DECIMAL"),
            ("_tokens$", "BIGINT"),
            ("_count$", "BIGINT"),
            ("_(date|month)$", "DATE"),
            ("_at_utc$", "TIMESTAMP WITH TIME ZONE"),
        ];
        // Found over contracts without a row: a type must not depend on the data.
        var columns = WarehouseTypes
            .Columns.Where(relation => Regex.IsMatch(relation.Key, "^(stg|int|mart|ref)_", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .SelectMany(relation => relation.Value.Select(column => (Table: relation.Key, Name: column.Key, Type: column.Value)))
            .ToList();
        Rule.Holds(
            columns.Where(column =>
                rules.FirstOrDefault(rule => Regex.IsMatch(column.Name, rule.Name, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).Type is { } type
                && !column.Type.StartsWith(type, StringComparison.Ordinal)
            )
        );
        Assert.Contains(columns, column => column is { Table: "mart_chargeback_monthly", Name: "billed_usd", Type: "DECIMAL(18,2)" });
    }

    // The raw table that a staging model reads, by its SQL.
    private static string RawOf(string staging) =>
        Regex
            .Match(
                CommittedFiles.Read(CommittedFiles.All.Single(file => file.EndsWith($"/{staging}.sql", StringComparison.Ordinal))),
                @"\braw_\w+",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Value;

    // tests/Sql mirrors schemas: schemas/marts/bill/mart_journal_lines.sql is tried in tests/Sql/marts/bill/mart_journal_lines/<case>/.
    private static bool HasCase(string model, string ending)
    {
        var folder = $"tests/Sql/{model["schemas/".Length..^".sql".Length]}/";
        return CommittedFiles.All.Any(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(ending, StringComparison.Ordinal));
    }

    private static List<string> Names(string start) =>
        [.. SqlFiles(start).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> SqlFiles(string start) =>
        CommittedFiles.All.Where(file => file.StartsWith(start, StringComparison.Ordinal) && file.EndsWith(".sql", StringComparison.Ordinal));
}
