namespace Finops.Simulator.Vendor;

/// <summary>An answer other than 200, in the vendor's error body.</summary>
internal sealed class VendorException(int status, string type, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Type { get; } = type;

    internal static VendorException BadRequest(string message) => new(400, "invalid_request_error", message);
}
