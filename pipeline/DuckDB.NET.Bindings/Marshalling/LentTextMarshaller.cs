using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>Reads a UTF-8 text that stays the library's and must not be freed.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(LentTextMarshaller))]
internal static class LentTextMarshaller
{
    public static string? ConvertToManaged(nint text) => Marshal.PtrToStringUTF8(text);
}
