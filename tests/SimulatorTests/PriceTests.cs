using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Tests.SimulatorTests;

/// <summary>The simulator's own arithmetic, by the price page's example.</summary>
public sealed class PriceTests
{
    private static readonly UseFact Example = new(new Service("s", "s", false, ServiceKind.Bulk, 1, 1), new DateTimeOffset(2026, 7, 30, 9, 0, 0, TimeSpan.Zero))
    {
        Product = "other",
        Model = "claude-opus-5",
        InferenceGeo = "global",
        Speed = "standard",
        UncachedInputTokens = 1_284_500,
        CacheReadTokens = 3_200_000,
        CacheWrite5mTokens = 500,
        CacheWrite1hTokens = 1_000,
        OutputTokens = 891_000,
    };

    [Fact]
    public void Charges_SanityExample_Are3031Point0625Cents()
    {
        Assert.Equal(3031.0625m, PriceList.Charges(Example).Sum(static charge => charge.ListCents));
    }

    [Fact]
    public void Charges_FastInTheUnitedStates_AreTwoPointTwoTimes()
    {
        Assert.Equal(3031.0625m * 2.2m, PriceList.Charges(Example with { Speed = "fast", InferenceGeo = "us" }).Sum(static charge => charge.ListCents));
    }

    [Fact]
    public void Charges_BeforeTheRelease_Throw()
    {
        Assert.Throws<InvalidOperationException>(() => PriceList.Charges(Example with { At = Example.At.AddDays(-20) }));
    }
}
