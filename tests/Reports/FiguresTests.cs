using Finops.Reports.Content;
using FsCheck;
using FsCheck.Fluent;

namespace Finops.Tests.Reports;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("99.994", "$99.99")]
    [InlineData("99.995", "$100")]
    [InlineData("999.4", "$999")]
    [InlineData("999.5", "$1.00k")]
    [InlineData("61449", "$61.4k")]
    [InlineData("99950", "$100k")]
    [InlineData("999499", "$999k")]
    [InlineData("999500", "$1.00m")]
    [InlineData("2590112", "$2.59m")]
    [InlineData("-1250", "−$1.25k")]
    public void UsdShort_AroundEveryStep(string usd, string expected) => Assert.Equal(expected, Figures.UsdShort(Dec(usd)));

    [Theory]
    [InlineData("21384.175", "$21,384.18")]
    [InlineData("-0.005", "−$0.01")]
    [InlineData("-0.004", "$0.00")]
    public void Usd_RoundsHalfAwayFromZeroAndNeverShowsMinusZero(string usd, string expected) => Assert.Equal(expected, Figures.Usd(Dec(usd)));

    [Theory]
    [InlineData("0.094", "+9.4%")]
    [InlineData("-0.041", "−4.1%")]
    [InlineData("0.0004", "0.0%")]
    [InlineData("14", "×15")]
    [InlineData(null, "–")]
    public void Change_HasASignOnlyWhenItShowsOne(string? ratio, string expected) => Assert.Equal(expected, Figures.Change(ratio is null ? null : Dec(ratio)));

    [Fact]
    public void Ratio_OfNothing_IsUnknown() => Assert.Null(Figures.Ratio(5m, 0m));

    [Fact]
    public void ValueAxis_AnyLargestValue_LeavesRoomInFewSteps() =>
        Prop.ForAll<PositiveInt>(largest =>
            {
                ValueAxis axis = ValueAxis.UpTo(largest.Get, Figures.UsdTick);
                return axis.End >= largest.Get * 1.05m && axis.End <= largest.Get * 2.5m && axis.Labels.Count is >= 3 and <= 7;
            })
            .QuickCheckThrowOnFailure();

    private static decimal Dec(string number) => decimal.Parse(number);
}
