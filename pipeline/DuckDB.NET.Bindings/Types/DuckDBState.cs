namespace DuckDB.NET.Native;

/// <summary>Whether a call succeeded (<c>duckdb_state</c>).</summary>
public enum DuckDBState
{
    Success = 0,
    Error = 1,
}
