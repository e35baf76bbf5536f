namespace Finops.Reports.Content;

/// <param name="Parts">In the order of the chart's series.</param>
/// <param name="Side">Texts on the right, in the order of the chart's headers.</param>
/// <param name="IsMuted">A remainder or something nobody owns: drawn in grey letters.</param>
public sealed record Bar(string Name, IReadOnlyList<BarPart> Parts, IReadOnlyList<Cell> Side, bool IsMuted = false);
