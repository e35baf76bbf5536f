using Finops.Reports.Content;

namespace Finops.Reports.Governance.Decisions;

/// <param name="WeightUsd">US dollars at stake: the larger comes first among equals.</param>
internal sealed record Decision(decimal WeightUsd, DecisionItem Item);
