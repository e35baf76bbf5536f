using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A text or blob inside a vector (<c>duckdb_string_t</c>): up to 12 bytes in place, longer ones behind a pointer.</summary>
public unsafe struct DuckDBString
{
    private const int InlineLength = 12;

    public _value_e__Union value;

    /// <summary>In bytes of UTF-8.</summary>
    public readonly int Length => checked((int)value.inlined.length);

    /// <summary>Valid as long as the vector; a short text's address lies within this struct, so never take it from a copy.</summary>
    public readonly sbyte* Data
    {
        get
        {
            if (Length > InlineLength)
            {
                return (sbyte*)value.pointer.ptr;
            }

            fixed (sbyte* inlined = value.inlined.inlined)
            {
                return inlined;
            }
        }
    }

    [StructLayout(LayoutKind.Explicit)]
    public struct _value_e__Union
    {
        [FieldOffset(0)]
        public DuckDBStringPointer pointer;

        [FieldOffset(0)]
        public DuckDBStringInlined inlined;

        public struct DuckDBStringPointer
        {
            public uint length;
            public fixed sbyte prefix[4];
            public nint ptr;
        }

        public struct DuckDBStringInlined
        {
            public uint length;
            public fixed sbyte inlined[InlineLength];
        }
    }
}
