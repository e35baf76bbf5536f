using DuckDB.NET.Data;

namespace Finops.Tests.Bindings;

/// <summary>What the binding holds on to; measured of the whole process, so that nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void Queries_ByTheThousand_KeepMemory()
    {
        using var connection = Db.Open();
        void Query(int times)
        {
            for (var i = 0; i < times; i++)
            {
                connection.Scalar("select ? || repeat('x', 2000), [1, 2, 3], { 'a': 'b' }", "text");
                Assert.Throws<DuckDBException>(() => connection.Scalar("select nothing"));
            }
        }

        Query(500);
        var before = Environment.WorkingSet;
        Query(3000);
        GC.Collect();
        Assert.True(Environment.WorkingSet - before < 40_000_000, $"{before} grew to {Environment.WorkingSet}");
    }
}
