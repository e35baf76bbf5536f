namespace DuckDB.NET.Native;

/// <summary>Reads one value that the library hands to a callback.</summary>
public interface IDuckDBValueReader
{
    bool IsNull();

    T GetValue<T>();
}
