using Finops.Build;

namespace Finops.Tests.SqlModels;

/// <summary>Every check against rows that are spoilt on purpose.</summary>
public sealed class CheckFixtureTests
{
    /// <summary>tests/Sql/checks: check and case.</summary>
    public static TheoryData<string, string> Cases => CaseFolder.All(checks: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_OnSpoiltRows_ReturnsThem(string check, string name)
    {
        var folder = CaseFolder.Of(check, name);
        using var connection = WarehouseTypes.Open();
        var session = new BuildSession(connection, folder.AsOf);
        CaseTables.Create(connection, folder, WarehouseTypes.Catalog[check]);

        Assert.NotEqual(0, session.Run(WarehouseTypes.Catalog[check]).FailingRowCount);
    }
}
