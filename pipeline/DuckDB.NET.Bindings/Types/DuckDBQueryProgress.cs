namespace DuckDB.NET.Native;

/// <summary>How far a running query is; <see cref="Percentage"/> is −1 when that is not known.</summary>
public readonly struct DuckDBQueryProgress
{
    public double Percentage { get; }

    public ulong RowsProcessed { get; }

    public ulong TotalRowsToProcess { get; }
}
