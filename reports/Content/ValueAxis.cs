namespace Finops.Reports.Content;

/// <summary>An axis from zero: label i stands at i × <paramref name="Step"/>, the last one at the end.</summary>
public sealed record ValueAxis(decimal Step, IReadOnlyList<string> Labels)
{
    private static readonly decimal[] Nice = [1m, 2m, 2.5m, 5m, 10m];

    public decimal End => Step * (Labels.Count - 1);

    /// <summary>Four to six round steps that reach at least a tenth beyond the largest value, so that labels have room.</summary>
    public static ValueAxis UpTo(decimal largest, Func<decimal, string> label)
    {
        var reach = largest <= 0 ? 1m : largest * 1.08m;
        var step = RoundStep(reach);
        int count = (int)Math.Ceiling(reach / step);
        return new ValueAxis(step, [.. Enumerable.Range(0, count + 1).Select(i => i == 0 ? "0" : label(i * step))]);
    }

    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that goes at most five times into what the axis holds.</summary>
    /// <param name="reach">From the axis's start to its end, above zero.</param>
    internal static decimal RoundStep(decimal reach)
    {
        var unit = 1m;
        while (unit * 10m < reach / 5m)
        {
            unit *= 10m;
        }

        while (unit > reach / 5m)
        {
            unit /= 10m;
        }

        return Nice.Select(factor => factor * unit).First(step => step * 5m >= reach);
    }
}
