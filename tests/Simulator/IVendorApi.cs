using System.Text.Json.Nodes;

namespace Finops.Simulator;

/// <summary>
/// One invented vendor API, mounted at <see cref="SimulatorHost.Url"/>. Answers are a pure function of world, clock and faults. What the contract
/// suite must know of a vendor stands here, so that it runs against every source without being told.
/// </summary>
public interface IVendorApi
{
    /// <summary>Id of the source that reads it.</summary>
    string SourceId { get; }

    /// <summary>The key that is accepted; any other is answered with 401.</summary>
    string Key { get; }

    /// <summary>A key of another scope: 403.</summary>
    string KeyWithoutScope { get; }

    /// <summary>How the configuration names the customer, where addresses must (see SourceSettings.Account); null: they don't.</summary>
    string? Account => null;

    /// <summary>The customer's id in answers; null: they don't say it.</summary>
    string? OrganizationId => null;

    /// <summary>Answers a request.</summary>
    /// <exception cref="VendorException">Any status but 2xx.</exception>
    ApiAnswer Answer(ApiRequest request);

    /// <summary>The vendor's error body.</summary>
    JsonNode Error(VendorException error);

    /// <summary>The whole answer of an error, where it is no JSON.</summary>
    ApiAnswer ErrorAnswer(VendorException error) => new(Error(error), Status: error.Status);

    /// <summary>Whether the request asks for a page after the first.</summary>
    bool HasCursor(ApiRequest request);

    /// <summary>Status of a page whose cursor has expired; null: pages are numbered, and nothing expires.</summary>
    int? ExpiredCursorStatus { get; }

    /// <summary>The rows of an answer, which faults spoil.</summary>
    IEnumerable<JsonObject> Rows(JsonNode answer);

    /// <summary>A row's field with an open set of values, which faults set to <c>introduced_later</c>; null: none.</summary>
    string? EnumField { get; }

    /// <summary>What the vendor charges for a UTC day, by code of its own and not from an answer; null: it bills nothing.</summary>
    IEnumerable<VendorCharge>? Charges(DateOnly day, DateTimeOffset clock, Faults faults) => null;

    /// <summary>The sum of what it charges in USD, with the twelve decimals of a ledger; null: it bills nothing.</summary>
    decimal? BilledUsd(DateOnly day, DateTimeOffset clock, Faults faults) =>
        Charges(day, clock, faults) is { } charges ? Math.Round(charges.Sum(static charge => charge.BilledUsd), 12, MidpointRounding.AwayFromZero) : null;
}
