namespace Finops.Explain;

/// <summary>A line that a correction changes: EarlierUsd + CorrectionUsd = CorrectedUsd, exact.</summary>
/// <param name="Who">Person, else key, workspace or account; none = nobody's.</param>
/// <param name="Product">As the vendor names it.</param>
/// <param name="Model">As the vendor names it.</param>
/// <param name="CostType">What is charged beside tokens; none = tokens.</param>
/// <param name="RuleId">The rule that puts the line here, or direct.</param>
/// <param name="EarlierUsd">What earlier bills say of it.</param>
/// <param name="CorrectionUsd">What this bill adds.</param>
/// <param name="CorrectedUsd">What it is then.</param>
public sealed record ChangedLine(
    string Who,
    string Product,
    string Model,
    string CostType,
    string RuleId,
    decimal EarlierUsd,
    decimal CorrectionUsd,
    decimal CorrectedUsd
);
