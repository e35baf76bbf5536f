using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>The connection that a query or callback runs in.</summary>
public sealed partial class DuckDBClientContext() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    public ulong ConnectionId => GetConnectionId(this);

    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_client_context")]
    private static partial void Destroy(ref nint handle);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_client_context_get_connection_id")]
    private static partial ulong GetConnectionId(DuckDBClientContext context);
}
