namespace Finops.Core;

/// <summary>How the rows of a volume file are written.</summary>
public enum VolumeFormat
{
    /// <summary>One JSON object a line; gzip is recognised by the file's name.</summary>
    Ndjson,

    /// <summary>Comma-separated cells in UTF-8 under a header, quotes doubled inside quotes; gzip is recognised by the file's name.</summary>
    Csv,

    /// <summary>Parquet, whatever its compression.</summary>
    Parquet,
}
