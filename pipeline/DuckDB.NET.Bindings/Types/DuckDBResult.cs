using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>The library's own record of a result (<c>duckdb_result</c>). Must be closed; nothing closes it otherwise.</summary>
public partial struct DuckDBResult
{
    // Only the library reads and writes these.
#pragma warning disable CS0169, IDE0051, IDE0044
    private ulong columnCount;
    private ulong rowCount;
    private ulong rowsChanged;
    private nint columns;
    private nint errorMessage;
    private nint internalData;
#pragma warning restore CS0169, IDE0051, IDE0044

    public void Close() => Destroy(ref this);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_result")]
    private static partial void Destroy(ref DuckDBResult result);
}
