using DuckDB.NET.Data;
using Finops.Core;

namespace Finops.Verbs;

/// <summary>A warehouse that an earlier version of finops made, and that lacks a mart or a column.</summary>
internal static class EarlierWarehouse
{
    /// <summary>Whether a query failed because of what the warehouse lacks.</summary>
    public static bool Lacks(DuckDBException error) =>
        error.Message.StartsWith("Catalog Error", StringComparison.Ordinal) || error.Message.StartsWith("Binder Error", StringComparison.Ordinal);

    /// <summary>Exit code 2: names what is missing, and how the file is made again.</summary>
    public static FinopsException Problem(string file, DuckDBException error, string again) =>
        new(
            ExitCode.Usage,
            new Problem(file, "marts as this version of finops has them", $"those of an earlier version: {error.Message.Split('\n')[0]}", again),
            error
        );
}
