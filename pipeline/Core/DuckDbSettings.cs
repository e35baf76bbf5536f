namespace Finops.Core;

/// <summary>How much of the machine DuckDB may take.</summary>
/// <param name="Threads">Worker threads; 0 means all cores.</param>
/// <param name="MemoryLimit">As DuckDB writes it ("4GB"); null means DuckDB's default of 80 % of the machine.</param>
public sealed record DuckDbSettings(int Threads = 0, string? MemoryLimit = null);
