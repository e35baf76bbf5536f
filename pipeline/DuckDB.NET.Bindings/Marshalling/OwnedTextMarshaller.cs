using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>Reads a UTF-8 text that the library gives away, and frees it.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(OwnedTextMarshaller))]
internal static class OwnedTextMarshaller
{
    public static string? ConvertToManaged(nint text) => Marshal.PtrToStringUTF8(text);

    public static void Free(nint text) => NativeMethods.Free(text);
}
