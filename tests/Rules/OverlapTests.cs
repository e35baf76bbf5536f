using Finops.Build;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Rules;

/// <summary>What overlaps is never added up: no model sums over it, and nothing else reads it.</summary>
public sealed class OverlapTests
{
    // Rows whose sum over this column means nothing, since one person or one request stands in several of them.
    public static TheoryData<string, string> Overlapping =>
        new()
        {
            { "stg_claude_analytics__user_cost_by_group", "group_id" },
            { "stg_claude_analytics__groups", "group_id" },
            { "mart_group_spend_daily", "group_id" },
            { "stg_claude_analytics__skills", "feature_id" },
            { "stg_claude_analytics__connectors", "feature_id" },
            { "stg_claude_analytics__plugins", "feature_id" },
            { "mart_attributed_spend_daily", "feature_id" },
            { "mart_feature_overhead_monthly", "feature_id" },
        };

    [Theory]
    [MemberData(nameof(Overlapping))]
    public void Readers_OfOverlappingRows_KeepThemApart(string relation, string column) =>
        Rule.Holds(
            WarehouseTypes
                .Catalog.Models.Where(model => model.Layer != Layer.Check && model.References.Contains(relation, StringComparer.Ordinal))
                .Where(model => !model.Header.Grain.Contains(column, StringComparer.Ordinal))
                .Select(model => $"{model.Name} reads {relation} and has no {column} in its grain")
        );

    [Theory]
    [InlineData("mart_group_spend_daily")]
    [InlineData("mart_attributed_spend_daily")]
    [InlineData("mart_feature_overhead_monthly")]
    public void Code_ThatChargesOrReports_ReadsNoOverlappingMart(string mart) =>
        Rule.Holds(CommittedFiles.Code.Where(file => CommittedFiles.Read(file).Contains(mart, StringComparison.Ordinal)));

    [Fact]
    public void MoneyOfOverlappingGroups_SaysSo() =>
        Assert.All(
            WarehouseTypes
                .Catalog["mart_group_spend_daily"]
                .Header.Columns.Where(column =>
                    column.Key.EndsWith("_usd", StringComparison.Ordinal) || column.Key.EndsWith("_count", StringComparison.Ordinal)
                ),
            column => Assert.Contains("never sum over groups", column.Value, StringComparison.Ordinal)
        );
}
