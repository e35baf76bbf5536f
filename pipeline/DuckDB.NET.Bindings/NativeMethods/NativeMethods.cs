using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>The functions of DuckDB's C interface that DuckDB.NET.Data calls, grouped and named as it expects them.</summary>
public static partial class NativeMethods
{
    internal const string Library = "duckdb";

    [LibraryImport(Library, EntryPoint = "duckdb_free")]
    internal static partial void Free(nint pointer);
}
