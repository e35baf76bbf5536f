using Finops.Reports.Content;

namespace Finops.Reports.Charts.Png;

/// <summary>An axis that holds zero and every value, at round steps.</summary>
internal sealed record ValueScale(decimal Start, decimal End, decimal Step)
{
    internal IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Start; tick <= End; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>Four to seven steps, with room for a label beyond the values.</summary>
    internal static ValueScale Over(IEnumerable<decimal> values)
    {
        var all = values.DefaultIfEmpty(0m).ToList();
        var low = Math.Min(0m, all.Min()) * 1.08m;
        var high = Math.Max(0m, all.Max()) * 1.08m;
        var step = ValueAxis.RoundStep(high - low == 0m ? 1m : high - low);
        return new ValueScale(Math.Floor(low / step) * step, Math.Max(Math.Ceiling(high / step), low < 0m ? 0m : 1m) * step, step);
    }
}
