using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A connection to an open database.</summary>
public sealed partial class DuckDBNativeConnection() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <summary>Asks the running query to stop; may be called from any thread.</summary>
    public void Interrupt() => Interrupt(this);

    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_disconnect")]
    private static partial void Destroy(ref nint handle);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_interrupt")]
    private static partial void Interrupt(DuckDBNativeConnection connection);
}
