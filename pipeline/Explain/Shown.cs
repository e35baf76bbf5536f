namespace Finops.Explain;

/// <summary>The largest of many, and what is left out.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Usd">Their sum, exact.</param>
/// <param name="Largest">By amount, the largest first.</param>
/// <param name="MoreCount">How many are left out.</param>
/// <param name="MoreUsd">What those come to, exact.</param>
public sealed record Shown<T>(long Count, decimal Usd, IReadOnlyList<T> Largest, long MoreCount, decimal MoreUsd)
{
    internal Shown(long count, decimal total, IReadOnlyList<T> largest, Func<T, decimal> usd)
        : this(count, total, largest, count - largest.Count, total - largest.Sum(usd)) { }
}
