using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>An error as the library reports it; <see cref="HasError"/> is false for none.</summary>
public sealed partial class DuckDBErrorData() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    public bool HasError => GetHasError(this);

    public string Message => GetMessage(this) ?? "";

    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_error_data")]
    private static partial void Destroy(ref nint handle);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_error_data_has_error")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool GetHasError(DuckDBErrorData error);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_error_data_message")]
    [return: MarshalUsing(typeof(LentTextMarshaller))]
    private static partial string? GetMessage(DuckDBErrorData error);
}
