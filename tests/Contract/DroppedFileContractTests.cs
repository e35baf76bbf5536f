using Finops.Core;
using Finops.Extract;
using Finops.Land;
using Finops.Simulator;
using Finops.Simulator.Vendors;
using Finops.Tests.Sources;

namespace Finops.Tests.Contract;

/// <summary>What every source that reads dropped files must hold.</summary>
public sealed class DroppedFileContractTests : IDisposable
{
    private readonly TestHome home = new();

    public static TheoryData<string> Sources => [.. DroppedFiles.BySource.Keys];

    [Fact]
    public void EverySource_StandsInOneOfTheSuites() =>
        Assert.Equal(
            SourceCatalog.All.Select(source => source.Id).Order(StringComparer.Ordinal),
            VendorApis
                .All(new World(seed: 7, headCount: 14))
                .Select(vendor => vendor.SourceId)
                .Concat(DroppedFiles.BySource.Keys)
                .Concat(["people", "reference", "git"]) // tables that are edited in place, and clones: suites of their own in tests/Sources
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Extract_Twice_ChangesNothing(string source)
    {
        Drop(source, 0);
        await LandAsync(source);
        var rows = Rows(source);
        Assert.NotEmpty(rows);
        Assert.Null((await LandAsync(source)).Sequence);
        Assert.Equal(rows, Rows(source));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task TwoFiles_OfOneDrop_NeverReplaceEachOther(string source)
    {
        Drop(source, 0);
        await LandAsync(source);
        var first = Rows(source);
        Drop(source, 1);
        await LandAsync(source);
        var both = Rows(source);
        Assert.Empty(first.Except(both, StringComparer.Ordinal));
        Assert.True(both.Count > first.Count);
    }

    /// <summary>A spend report's name says its period: under another name it is another statement.</summary>
    public static TheoryData<string> SourcesWhoseNamesMeanNothing => [.. DroppedFiles.BySource.Keys.Except(["spend-report"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SourcesWhoseNamesMeanNothing))]
    public async Task TheSameFile_UnderAnotherName_CountsOnce(string source)
    {
        Drop(source, 0);
        await LandAsync(source);
        var rows = Rows(source).Count;
        var file = DroppedFiles.BySource[source][0];
        home.Write(Path.Combine("drop", Path.GetDirectoryName(file.Name)!, "copy-of-" + Path.GetFileName(file.Name)), file.Text);
        await LandAsync(source);
        Assert.Equal(rows, Rows(source).Count);
    }

    /// <summary>Of session logs a damaged file costs itself alone: ClaudeCodeSourceTests.</summary>
    public static TheoryData<string> SourcesThatLandWholeOrNot => [.. DroppedFiles.BySource.Keys.Except(["claude-code"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SourcesThatLandWholeOrNot))]
    public async Task EmptyFile_AmongGoodOnes_LandsNothing(string source)
    {
        Drop(source, 0);
        home.Write(Path.Combine("drop", DroppedFiles.BySource[source][1].Name), "");
        var error = await Assert.ThrowsAsync<FinopsException>(() => LandAsync(source));
        Assert.Equal(ExitCode.DataProblem, error.Code);
        Assert.Contains("an empty file", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, LandingLog.LastSequence(home.Home, source));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task EmptyDropFolder_IsNoFailure(string source)
    {
        Directory.CreateDirectory(Path.Combine(home.Home.Root, "drop"));
        Assert.Null((await LandAsync(source)).Sequence);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task RevisedFile_ReplacesItsOwnRowsOnly(string source)
    {
        Drop(source, 0);
        Drop(source, 1);
        await LandAsync(source);
        var before = Rows(source);
        var file = DroppedFiles.BySource[source][1];
        home.Write(Path.Combine("drop", file.Name), DroppedFiles.BySource[source][0].Text.TrimEnd('\n') + "\n" + file.Text.Split('\n')[^2] + "\n");
        await LandAsync(source);
        Assert.NotEqual(before, Rows(source));
    }

    public void Dispose() => home.Dispose();

    private void Drop(string source, int number)
    {
        var file = DroppedFiles.BySource[source][number];
        home.Write(Path.Combine("drop", file.Name), file.Text);
    }

    private Task<LandingSummary> LandAsync(string source) =>
        home.LandAsync(SourceCatalog.Find(source).Source, new SourceSettings(Files: "drop", Account: "enterprises/larkfield"));

    private List<string> Rows(string source) => home.Rows(source);
}
