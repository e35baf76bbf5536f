using DuckDB.NET.Data;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>What was done to a published build through `finops query`, tried where the owner may write the file: nothing changes, and nothing appears beside
/// it.</summary>
public sealed class QueryAttackTests : ErrorTest
{
    private readonly string build;

    public QueryAttackTests(DemoHome demo)
        : base(demo)
    {
        build = new FileInfo(Home.Home.WarehouseFile).ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(build, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>BUILD stands for the published file.</summary>
    public static TheoryData<string> Attacks =>
        [
            "COPY (SELECT '\\x01'::BLOB) TO 'BUILD.wal' (FORMAT blob, USE_TMP_FILE false)",
            "COPY (SELECT 1) TO 'BUILD' (FORMAT csv, USE_TMP_FILE false)",
            "COPY (SELECT 1) TO 'BUILD.csv'",
            "SELECT 1; COPY (SELECT '\\x01'::BLOB) TO 'BUILD.wal' (FORMAT blob, USE_TMP_FILE false)",
            "ATTACH 'BUILD.other' AS other",
            "ATTACH 'BUILD' AS again",
            "EXPORT DATABASE 'BUILD.export'",
            "UPDATE mart_spend_daily SET billed_usd = 666",
            "SELECT * FROM read_text('BUILD')",
            "SELECT * FROM read_blob('BUILD.wal')",
            "SELECT * FROM read_duckdb('BUILD', table_name = 'mart_spend_daily')",
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM glob('/etc/*')",
            "SELECT * FROM query('COPY (SELECT 1) TO ''BUILD.csv''')",
            "SELECT * FROM enable_profiling(save_location = 'BUILD.json', format = 'json')",
            "SELECT write_log('x') FROM enable_logging(storage = 'file', storage_path = 'BUILD.logs')",
        ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Query_Attack_IsRefusedAndChangesNothing(string sql)
    {
        var before = Home.Files("raw", "warehouse", "out");
        var said = await Terminal.RunAsync("query", sql.Replace("BUILD", build, StringComparison.Ordinal), "--home", Home.Path);
        Assert.True(said.ExitCode == 2, $"{said.Out}{said.Error}");
        Assert.StartsWith("query\n  expected:   one SELECT on the published warehouse\n", said.Problems, StringComparison.Ordinal);
        Assert.Equal(before, Home.Files("raw", "warehouse", "out"));
    }

    /// <summary>The wall behind that one, before which reports, explanations and exports read as well: no statement gets at a file.</summary>
    [Theory]
    [MemberData(nameof(Attacks))]
    public void OpenReadOnly_Attack_FailsAndChangesNothing(string sql)
    {
        var before = Home.Files("raw", "warehouse", "out");
        using (var warehouse = DuckDb.OpenReadOnly(Home.Home.WarehouseFile))
        {
            Assert.ThrowsAny<DuckDBException>(() => warehouse.Execute(sql.Replace("BUILD", build, StringComparison.Ordinal)));
        }

        Assert.Equal(before, Home.Files("raw", "warehouse", "out"));
    }

    [Theory]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET disabled_filesystems = ''")]
    [InlineData("RESET lock_configuration")]
    [InlineData("SET memory_limit = '1TB'")]
    [InlineData("SET temp_directory = '/tmp'")]
    public void OpenReadOnly_Setting_IsLocked(string sql)
    {
        using var warehouse = DuckDb.OpenReadOnly(Home.Home.WarehouseFile);
        Assert.ThrowsAny<DuckDBException>(() => warehouse.Execute(sql));
    }
}
