namespace Finops.Core;

/// <summary>The folder that holds everything of one organization: configuration, reference, raw, warehouse, closed, alerts and out.</summary>
public sealed class Home(string root)
{
    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The configuration file.</summary>
    public string ConfigFile => Path.Combine(Root, "finops.json");

    /// <summary>CSV files that people edit: prices, people, rules.</summary>
    public string Reference => Path.Combine(Root, "reference");

    /// <summary>Landed vendor data, append-only.</summary>
    public string Raw => Path.Combine(Root, "raw");

    /// <summary>The published database and the builds behind it.</summary>
    public string Warehouse => Path.Combine(Root, "warehouse");

    /// <summary>What analysts open.</summary>
    public string WarehouseFile => Path.Combine(Warehouse, "warehouse.duckdb");

    /// <summary>Reports and exports, one folder a month.</summary>
    public string Out => Path.Combine(Root, "out");

    /// <summary>What was decided to be told, and what was told: the outbox and its history, one file a month.</summary>
    public string Alerts => Path.Combine(Root, "alerts");

    /// <summary>What closing months left behind, one folder a month; never edited.</summary>
    public string Closed => Path.Combine(Root, "closed");

    /// <summary>Scratch space on the same disk; emptied by whoever holds the lock.</summary>
    public string Temporary => Path.Combine(Root, ".tmp");

    /// <summary>Reports and exports of one month.</summary>
    public string OutOf(BillingMonth month) => Path.Combine(Out, month.ToString());

    /// <summary>A path as people say it: relative to the home where it lies inside.</summary>
    public string Relative(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
