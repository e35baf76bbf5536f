using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An appender to one table. Destroying it flushes first, which can fail: close it before to learn of that.</summary>
public sealed partial class DuckDBAppender() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => Destroy(ref handle).IsSuccess();

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_appender_destroy")]
    private static partial DuckDBState Destroy(ref nint handle);
}
