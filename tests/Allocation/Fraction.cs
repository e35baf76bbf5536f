using System.Numerics;

namespace Finops.Tests.Allocation;

/// <summary>An exact fraction.</summary>
internal readonly record struct Fraction(BigInteger Over, BigInteger Under)
{
    public static Fraction Zero { get; } = new(0, 1);

    public static Fraction operator +(Fraction one, Fraction other) =>
        one.Under == other.Under
            ? one with
            {
                Over = one.Over + other.Over,
            }
            : new((one.Over * other.Under) + (other.Over * one.Under), one.Under * other.Under);

    /// <summary>Whether a whole number is this fraction, or less than a distance away from it.</summary>
    public bool IsNear(BigInteger whole, BigInteger distance) => whole * Under == Over || BigInteger.Abs((whole * Under) - Over) < distance * Under;
}
