using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>Carries an <c>int</c> that the library takes or gives as 64 bits.</summary>
[CustomMarshaller(typeof(int), MarshalMode.Default, typeof(IndexMarshaller))]
internal static class IndexMarshaller
{
    public static ulong ConvertToUnmanaged(int index) => checked((ulong)index);

    public static int ConvertToManaged(ulong index) => checked((int)index);
}
