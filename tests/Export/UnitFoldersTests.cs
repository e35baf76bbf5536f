using Finops.Export;
using Finops.Tests.EndToEnd;
using FsCheck;
using FsCheck.Fluent;

namespace Finops.Tests.Export;

/// <summary>Folder names of cost centers, whose ids are whatever a general ledger writes.</summary>
public sealed class UnitFoldersTests : IDisposable
{
    private readonly HomeFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("CC-1100", "units/CC-1100")]
    [InlineData("4711.02_b", "units/4711.02_b")]
    [InlineData("unassigned", "units/unassigned")]
    public void Name_OfAPlainId_IsTheId(string id, string name) => Assert.Equal(name, new UnitFolders([id])[id]);

    [Theory]
    [InlineData("../../etc")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:")]
    [InlineData("CON")]
    [InlineData("lpt1.csv")]
    [InlineData(".hidden")]
    [InlineData("trailing.")]
    [InlineData("Zürich 12")]
    [InlineData("a\nb")]
    [InlineData("CC-1100~0123456789ab")]
    public void Name_OfAnyOtherId_IsSafeAndHasItsHash(string id) =>
        Assert.Matches("^units/[A-Za-z0-9_-][A-Za-z0-9._-]{0,59}~[0-9a-f]{12}$", new UnitFolders([id])[id]);

    [Fact]
    public void Names_ThatDifferInCaseAlone_StayApart()
    {
        var folders = new UnitFolders(["cc-1", "CC-1", "CC-2"]);
        Assert.NotEqual(folders["cc-1"], folders["CC-1"], StringComparer.OrdinalIgnoreCase);
        Assert.Equal("units/CC-2", folders["CC-2"]);
    }

    [Fact]
    public void Names_OfAnyIds_AreDistinctOnEveryFileSystem()
    {
        var ids = Gen.Elements("CC-1", "cc-1", "a/b", "a-b", "a\\b", "A-B", "NUL", "nul", "", ".", "..", "ä", "ö", new string('x', 80), new string('x', 90))
            .ListOf();
        Prop.ForAll(ids.ToArbitrary(), list =>
            {
                var distinct = list.Distinct(StringComparer.Ordinal).ToList();
                var folders = new UnitFolders(distinct);
                return distinct.Select(id => folders[id]).Distinct(StringComparer.OrdinalIgnoreCase).Count() == distinct.Count;
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Clear_RemovesWhatThisRunHasNotWritten()
    {
        var stays = folder.Write("units/A/bill-2026-10.csv", "");
        folder.Write("units/A/showback-2026-10.csv", "");
        folder.Write("units/A/bill-2026-09.csv", "");
        folder.Write("units/B/bill-2026-10.csv", "");
        UnitFolders.Clear(folder.Path, ["bill-2026-10.csv", "showback-2026-10.csv"], [stays]);
        Assert.Equal(
            ["units/A/bill-2026-09.csv", "units/A/bill-2026-10.csv"],
            Directory
                .EnumerateFileSystemEntries(Path.Combine(folder.Path, "units"), "*", SearchOption.AllDirectories)
                .Where(File.Exists)
                .Select(file => Path.GetRelativePath(folder.Path, file))
                .Order(StringComparer.Ordinal)
        );
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "units", "B")));
    }
}
