namespace Finops.Simulator;

/// <summary>An answer other than 2xx; the vendor puts it into its own error body.</summary>
public sealed class VendorException(int status, string type, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The vendor's word for the kind of error.</summary>
    public string Type { get; } = type;

    /// <summary>A request that breaks the vendor's rules.</summary>
    public static VendorException BadRequest(string message) => new(400, "invalid_request_error", message);
}
