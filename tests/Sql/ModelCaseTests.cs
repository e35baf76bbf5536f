using Finops.Build;

namespace Finops.Tests.SqlModels;

/// <summary>Every model against rows worked out by hand.</summary>
public sealed class ModelCaseTests
{
    /// <summary>tests/Sql: model and case.</summary>
    public static TheoryData<string, string> Cases => CaseFolder.All(checks: false);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Model_OnTheRowsOfACase_GivesTheExpectedRows(string model, string name)
    {
        var folder = CaseFolder.Of(model, name);
        using var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, folder.AsOf);
        CaseTables.Create(connection, folder, WarehouseTypes.Catalog[model]);

        session.Materialize(WarehouseTypes.Catalog[model]);

        Assert.Equal(string.Join('\n', CaseTables.Expected(connection, folder)), string.Join('\n', CaseTables.Actual(connection, folder)));
    }

    [Fact]
    public void MoneyAndTokenColumns_HaveExactTypes()
    {
        var inexact = WarehouseTypes
            .Columns.SelectMany(relation => relation.Value.Select(column => (Relation: relation.Key, Column: column.Key, Type: column.Value)))
            .Where(column => !column.Column.Contains("usd_per_", StringComparison.Ordinal))
            .Where(column =>
                (
                    column.Column.EndsWith("_usd", StringComparison.Ordinal)
                    && !column.Type.StartsWith("DECIMAL", StringComparison.Ordinal)
                    && column.Type != "HUGEINT"
                )
                || (
                    (column.Column.EndsWith("_tokens", StringComparison.Ordinal) || column.Column.EndsWith("_count", StringComparison.Ordinal))
                    && column.Type != "BIGINT"
                )
            );

        Assert.Empty(inexact);
    }
}
