using System.Globalization;
using DuckDB.NET.Data;
using Finops.Core;

namespace Finops.Database;

/// <summary>
/// The one place that opens DuckDB. Extensions are never fetched at run time, the session is in UTC, and what is only read is attached read-only.
/// </summary>
public static class DuckDb
{
    /// <summary>The schema of what marts are made of. Marts and reference tables stand in main, which is all that a reader sees at first.</summary>
    public const string Internal = "internal";

    // Extension downloads are on by default in DuckDB; this program must behave the same without a network.
    private const string NoDownloads = "autoinstall_known_extensions=false;autoload_known_extensions=false;allow_community_extensions=false";

    /// <summary>An in-memory database for reading, checking and writing Parquet; spills to <paramref name="temporary"/>.</summary>
    public static DuckDBConnection OpenMemory(DuckDbSettings settings, string temporary) => Open(":memory:", settings, temporary);

    /// <summary>A database file that this process alone writes.</summary>
    public static DuckDBConnection OpenFile(string path, DuckDbSettings settings, string temporary) => Open(path, settings, temporary);

    /// <summary>
    /// A published database, to be asked and nothing else: no file, no network, no setting can be reached from it, whatever SQL runs. Attached to an in-memory
    /// database as "warehouse", because a second connection to a file that is already open in this process would see the build that was opened first.
    /// </summary>
    /// <exception cref="FinopsException">Exit code 2: there is no such file yet. Exit code 1: it is no DuckDB database.</exception>
    public static DuckDBConnection OpenReadOnly(string path, DuckDbSettings? settings = null)
    {
        var connection = OpenForCopying(path, settings);
        // DuckDB keeps the attached file and its write-ahead log among the paths that stay allowed without external access, and COPY would overwrite both.
        connection.Execute("SET enable_external_access = false; SET disabled_filesystems = 'LocalFileSystem'; SET lock_configuration = true");
        return connection;
    }

    /// <summary>The same with files in reach, for the program's own COPY to Parquet. SQL that a user supplies never runs here.</summary>
    /// <exception cref="FinopsException">Exit code 2: there is no such file yet. Exit code 1: it is no DuckDB database.</exception>
    public static DuckDBConnection OpenForCopying(string path, DuckDbSettings? settings = null)
    {
        // The symlink is resolved here: a publication in mid-read must not mix two builds.
        var link = new FileInfo(path);
        var target = (link.Directory!.Exists ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? link.FullName;
        if (!File.Exists(target))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(path, "a published warehouse", "no such file", "finops build publishes one; finops demo shows the whole job")
            );
        }

        var connection = Open(":memory:", settings ?? new DuckDbSettings(), temporary: null);
        try
        {
            connection.Execute($"ATTACH {Sql.Text(target)} AS warehouse (READ_ONLY)");
            connection.Execute("USE warehouse");
            // The program's own SQL names what marts are made of without its schema. Builds of earlier versions have no such schema.
            if (connection.Scalar<bool>($"SELECT count(*) > 0 FROM duckdb_schemas() WHERE database_name = 'warehouse' AND schema_name = '{Internal}'"))
            {
                connection.Execute($"SET search_path = 'warehouse.main,warehouse.{Internal}'");
            }

            return connection;
        }
        catch (DuckDBException error)
        {
            connection.Dispose();
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    path,
                    "a DuckDB database",
                    error.Message.ReplaceLineEndings(" "),
                    "finops build makes a new one; the builds behind it lie in warehouse/builds"
                ),
                error
            );
        }
    }

    private static DuckDBConnection Open(string dataSource, DuckDbSettings settings, string? temporary)
    {
        var connection = new DuckDBConnection($"DataSource={dataSource};{NoDownloads}");
        connection.Open();
        connection.Execute("SET TimeZone = 'UTC'");
        connection.Execute($"SET temp_directory = {Sql.Text(temporary ?? "")}");
        if (settings.Threads > 0)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {settings.Threads}"));
        }

        if (settings.MemoryLimit is { } limit)
        {
            connection.Execute($"SET memory_limit = {Sql.Text(limit)}");
        }

        return connection;
    }
}
