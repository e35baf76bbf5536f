using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>A day's plan for one product and model: so many requests of one kind.</summary>
internal sealed record WorkItem(Principal Principal, DateOnly Day, string Product, string Model, RequestKind Kind, int Requests)
{
    internal int HourShift { get; init; }

    internal bool IsAroundTheClock { get; init; }

    internal string InferenceGeo { get; init; } = "global";

    internal string Speed { get; init; } = "standard";

    internal bool KeepsCacheForAnHour { get; init; }

    internal int LongContextPermille { get; init; }

    internal int WebSearchPermille { get; init; }

    internal string? SlackChannelId { get; init; }
}
