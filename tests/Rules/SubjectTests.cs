using Finops.Build;
using Finops.Tests.Sources;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Rules;

/// <summary>Which SQL models may read which: a subject reads sources, itself and the subjects before it; a source reads only itself and
/// data/reference.</summary>
public sealed class SubjectTests
{
    // Every source may be told something by what finance edits.
    private const string Reference = "reference";

    // GitHub's downloaded CSV is held against GitHub's API: two doors to one bill.
    private static readonly (string Source, string Reads)[] OneVendor = [("github_billing_csv", "github_copilot")];

    private static readonly IReadOnlyDictionary<string, Model> Models = WarehouseTypes.Catalog.Models.ToDictionary(model => model.Name, StringComparer.Ordinal);

    [Fact]
    public void Folders_AreSubjectsOrSources() =>
        Rule.Holds(
            from model in Models.Values
            where !IsSubject(model) && !Directory.Exists(Path.Combine(Repository.Root, "schemas", "raw", model.Folder))
            select $"{model.Path}: {model.Folder} is no subject of pipeline/Build/Subjects.cs and no source of schemas/raw"
        );

    [Fact]
    public void Marts_StandInSubjects() => Rule.Holds(Models.Values.Where(model => model.Layer == Layer.Mart && !IsSubject(model)).Select(model => model.Path));

    [Fact]
    public void Subjects_ReadThoseBefore() =>
        Rule.Holds(
            from model in Models.Values
            where IsSubject(model) && model.Layer != Layer.Collection
            from read in Read(model)
            where IsSubject(read) && Place(read) > Place(model)
            select $"{model.Path} reads {read.Path}"
        );

    [Fact]
    public void Sources_ReadThemselves() =>
        Rule.Holds(
            from model in Models.Values
            where !IsSubject(model) && model.Layer != Layer.Check
            from read in Read(model)
            where read.Folder != model.Folder && read.Folder != Reference && !OneVendor.Contains((model.Folder, read.Folder))
            select $"{model.Path} reads {read.Path}"
        );

    private static IEnumerable<Model> Read(Model model) => model.References.Where(Models.ContainsKey).Select(name => Models[name]);

    private static bool IsSubject(Model model) => model.Layer != Layer.Staging && Subjects.InOrder.Contains(model.Folder);

    private static int Place(Model model) => Subjects.InOrder.ToList().IndexOf(model.Folder);
}
