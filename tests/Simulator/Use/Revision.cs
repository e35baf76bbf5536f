namespace Finops.Simulator.Use;

/// <summary>One change of the vendor's books, visible from the first refresh after <paramref name="At"/>.</summary>
public sealed record Revision(DateTimeOffset At, RevisionKind Kind, int Permille)
{
    /// <summary>The fact after the revision; null when it is gone.</summary>
    public UseFact? Apply(UseFact fact)
    {
        switch (Kind)
        {
            case RevisionKind.Emptied:
                return null;
            case RevisionKind.Amount:
                return fact with { BilledPermille = fact.BilledPermille * Permille / 1000 };
            case RevisionKind.OtherModel when fact.Model is not null:
                string model = ModelCalendar.Neighbour(fact.Model);
                return fact with
                {
                    Model = model,
                    Speed = model.Contains("opus", StringComparison.Ordinal) ? fact.Speed : "standard",
                    InferenceGeo =
                        !ModelCalendar.OffersGeography(model) ? "not_available"
                        : fact.InferenceGeo == "not_available" ? "global"
                        : fact.InferenceGeo,
                };
            case RevisionKind.Tokens:
                return fact with
                {
                    UncachedInputTokens = Scale(fact.UncachedInputTokens),
                    CacheReadTokens = Scale(fact.CacheReadTokens),
                    CacheWrite5mTokens = Scale(fact.CacheWrite5mTokens),
                    CacheWrite1hTokens = Scale(fact.CacheWrite1hTokens),
                    OutputTokens = Scale(fact.OutputTokens),
                };
            default:
                return fact;
        }
    }

    private long Scale(long tokens) => tokens * Permille / 1000;
}
