using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A single value: a parameter on its way in, or an argument that a callback reads.</summary>
public sealed partial class DuckDBValue() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true), IDuckDBValueReader
{
    public bool IsNull() => IsNullValue(this);

    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    /// <exception cref="NotSupportedException">Values of this type, such as lists, cannot be read.</exception>
    public T GetValue<T>()
    {
        object value = GetTypeId(GetValueType(this)) switch
        {
            DuckDBType.Boolean => GetBool(this),
            DuckDBType.TinyInt => (sbyte)GetInt64(this),
            DuckDBType.SmallInt => (short)GetInt64(this),
            DuckDBType.Integer => (int)GetInt64(this),
            DuckDBType.BigInt => GetInt64(this),
            DuckDBType.UnsignedTinyInt => (byte)GetUInt64(this),
            DuckDBType.UnsignedSmallInt => (ushort)GetUInt64(this),
            DuckDBType.UnsignedInteger => (uint)GetUInt64(this),
            DuckDBType.UnsignedBigInt => GetUInt64(this),
            DuckDBType.Float => (float)GetDouble(this),
            DuckDBType.Double => GetDouble(this),
            DuckDBType.Varchar => GetVarchar(this) ?? "",
            DuckDBType.Date => (DateOnly)DuckDBDateOnly.FromDuckDBDate(GetDate(this)),
            DuckDBType.Timestamp => DuckDBTimestamp.FromDuckDBTimestampStruct(GetTimestamp(this)).ToDateTime(),
            var type => throw new NotSupportedException($"An argument of type {type} cannot be read."),
        };
        return value is T wanted ? wanted : (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));
    }

    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_destroy_value")]
    private static partial void Destroy(ref nint handle);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_is_null_value")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool IsNullValue(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_bool")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool GetBool(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_int64")]
    private static partial long GetInt64(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_uint64")]
    private static partial ulong GetUInt64(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_double")]
    private static partial double GetDouble(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_varchar")]
    [return: MarshalUsing(typeof(OwnedTextMarshaller))]
    private static partial string? GetVarchar(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_date")]
    private static partial DuckDBDate GetDate(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_timestamp")]
    private static partial DuckDBTimestampStruct GetTimestamp(DuckDBValue value);

    // The type is lent: it lives and ends with the value.
    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_value_type")]
    private static partial nint GetValueType(DuckDBValue value);

    [LibraryImport(NativeMethods.Library, EntryPoint = "duckdb_get_type_id")]
    private static partial DuckDBType GetTypeId(nint type);
}
