using DuckDB.NET.Data;
using Finops.Database;

namespace Finops.Tests.Publish;

/// <summary>What other processes do with the published file; run as children of <see cref="PublisherTests"/>.</summary>
public sealed class Analysts
{
    public const string WarehouseVariable = "FINOPS_TEST_WAREHOUSE";
    public const string ReadyVariable = "FINOPS_TEST_READY";

    private const string Method = "Finops.Tests.Publish.Analysts.";

    private static string Warehouse => Environment.GetEnvironmentVariable(WarehouseVariable)!;

    /// <summary>Holds the file open read-only, asks it again and again, and writes "ready" after the first answer.</summary>
    internal static ChildProcess StartReader(string warehouse, string ready) =>
        ChildProcess.Test(Method + nameof(Reader), (WarehouseVariable, warehouse), (ReadyVariable, ready));

    /// <summary>Changes numbers in an open read-write session without ever closing it.</summary>
    internal static ChildProcess StartWriter(string warehouse, string ready) =>
        ChildProcess.Test(Method + nameof(Writer), (WarehouseVariable, warehouse), (ReadyVariable, ready));

    [Fact(Explicit = true)]
    public void Reader()
    {
        using var connection = new DuckDBConnection($"DataSource={Warehouse};ACCESS_MODE=READ_ONLY");
        connection.Open();
        var first = connection.Scalar<string>("SELECT billed_usd::VARCHAR FROM mart_spend_daily");
        File.WriteAllText(Environment.GetEnvironmentVariable(ReadyVariable)!, first);
        while (true)
        {
            Assert.Equal(first, connection.Scalar<string>("SELECT billed_usd::VARCHAR FROM mart_spend_daily"));
        }
    }

    [Fact(Explicit = true)]
    public void Writer()
    {
        using var connection = new DuckDBConnection($"DataSource={Warehouse}");
        connection.Open();
        connection.Execute("SET checkpoint_threshold = '1TB'");
        connection.Execute("UPDATE mart_spend_daily SET billed_usd = 666; CREATE TABLE mine AS SELECT 1 AS a");
        File.WriteAllText(Environment.GetEnvironmentVariable(ReadyVariable)!, "");
        Thread.Sleep(Timeout.Infinite);
    }
}
