namespace DuckDB.NET.Native;

/// <summary>A TIME WITH TIME ZONE in parts; the offset from UTC in seconds.</summary>
public struct DuckDBTimeTz
{
    public DuckDBTimeOnly Time { readonly get; set; }

    public int Offset { readonly get; set; }
}
