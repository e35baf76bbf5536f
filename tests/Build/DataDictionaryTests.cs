using Finops.Build;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;
using Finops.Tests.Rules;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Build;

/// <summary>schemas/marts/README.md: it says what the models say, and its examples run.</summary>
public sealed class DataDictionaryTests(DemoHome demo)
{
    /// <summary>Marts with an example.</summary>
    public static TheoryData<string> Examples =>
        [.. WarehouseTypes.Catalog.Models.Where(model => model.Header.Example is not null).Select(model => model.Name)];

    [Fact]
    public async Task Readme_OfTheMarts_IsWhatTheModelsSay()
    {
        var said = await Terminal.RunAsync("models", "--markdown");
        Assert.True(
            said.Out == CommittedFiles.Read("schemas/marts/README.md"),
            "schemas/marts/README.md is out of date. Try: finops models --markdown > schemas/marts/README.md"
        );
    }

    [Fact]
    public void Mart_HasAnExample() =>
        Rule.Holds(
            WarehouseTypes
                .Catalog.Models.Where(model => model.Name.StartsWith("mart_", StringComparison.Ordinal) && model.Header.Example is null)
                .Select(model => model.Path)
        );

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfAMart_ReadsItAndRuns(string mart)
    {
        var example = WarehouseTypes.Catalog[mart].Header.Example!;
        using (var connection = WarehouseTypes.Open())
        {
            Assert.Contains(mart, SqlTree.Parse(connection, example, new EmptinessReader(connection)).Tables);
        }

        var rows = demo.Query(example, reader => reader.FieldCount);
        Assert.True(rows.Count > 0 || demo.Scalar<long>($"SELECT count(*) FROM {mart}") == 0, "no rows: " + example);
    }

    [Fact]
    public void People_JoinedByTheirCurrentLine_DoubleNoMoney() =>
        Assert.Equal(
            demo.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_spend_daily WHERE person_id <> 'unattributed'"),
            demo.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_spend_daily JOIN ref_people_current USING (person_id)")
        );

    [Fact]
    public void CostCenters_JoinedByTheirCurrentLine_DoubleNoMoney() =>
        Assert.Equal(
            demo.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_spend_daily WHERE cost_center_id IN (SELECT cost_center_id FROM ref_cost_centers)"),
            demo.Scalar<decimal>("SELECT sum(billed_usd) FROM mart_spend_daily JOIN ref_cost_centers_current USING (cost_center_id)")
        );

    [Fact]
    public void Main_OfThePublishedFile_HasMartsAndReferencesOnly()
    {
        using var analyst = new DuckDB.NET.Data.DuckDBConnection($"DataSource={demo.Folder.Home.WarehouseFile};ACCESS_MODE=READ_ONLY");
        analyst.Open();
        var names = analyst.Query("SHOW TABLES", reader => reader.GetString(0));
        Assert.Equal(
            WarehouseTypes.Catalog.Models.Where(model => model.Layer == Layer.Mart).Select(model => model.Name).Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Relations_OfThePublishedFile_AreReadableWithoutASearchPath()
    {
        using var analyst = new DuckDB.NET.Data.DuckDBConnection($"DataSource={demo.Folder.Home.WarehouseFile};ACCESS_MODE=READ_ONLY");
        analyst.Open();
        var relations = analyst.Query(
            "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema IN ('main', 'internal')",
            reader => reader.GetString(0)
        );
        Assert.Contains("internal.each_source__charges", relations);
        Assert.All(relations, relation => analyst.Execute($"FROM {relation} LIMIT 0"));
    }
}
