using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator;

/// <summary>A request as a vendor sees it.</summary>
/// <param name="Method">GET, POST, ….</param>
/// <param name="Path">Path without the vendor's mount.</param>
/// <param name="Query">The query's values, decoded.</param>
/// <param name="Headers">All headers.</param>
/// <param name="Body">The body as text; empty without one.</param>
/// <param name="Clock">The vendor's now, UTC.</param>
/// <param name="Faults">What goes wrong.</param>
/// <param name="BaseUrl">Where the vendor is mounted, for links in answers.</param>
public sealed record ApiRequest(
    string Method,
    string Path,
    IQueryCollection Query,
    IHeaderDictionary Headers,
    string Body,
    DateTimeOffset Clock,
    Faults Faults,
    string BaseUrl
)
{
    /// <summary>Whether this request is among those that faults spoil.</summary>
    public bool IsSpoilt { get; init; }

    /// <summary>The body as JSON; null without one.</summary>
    /// <exception cref="VendorException">400: no JSON.</exception>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return Body.Length == 0 ? null : JsonNode.Parse(Body);
            }
            catch (System.Text.Json.JsonException)
            {
                throw VendorException.BadRequest("body: not JSON");
            }
        }
    }
}
