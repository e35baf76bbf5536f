using System.Text.Json.Nodes;

namespace Finops.Simulator;

/// <summary>A vendor's 2xx answer: JSON, or bytes of another kind.</summary>
public sealed record ApiAnswer(
    JsonNode? Json,
    byte[]? Bytes = null,
    string ContentType = "application/json",
    IReadOnlyDictionary<string, string>? Headers = null,
    int Status = 200
);
