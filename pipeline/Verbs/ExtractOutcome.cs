using Finops.Core;
using Finops.Land;

namespace Finops.Verbs;

/// <summary>What became of one source: a summary, or the reason why nothing landed; both where something could not be read and the rest landed.</summary>
public sealed record ExtractOutcome(string Source, LandingSummary? Summary, FinopsException? Failure);
