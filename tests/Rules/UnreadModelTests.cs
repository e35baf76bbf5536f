using Finops.Build;
using Finops.Tests.SqlModels;

namespace Finops.Tests.Rules;

/// <summary>What nobody reads is not built: analysts read marts, and everything before them is read by a model, a check or the program.</summary>
public sealed class UnreadModelTests
{
    private static readonly IReadOnlyList<Model> Models = WarehouseTypes.Catalog.Models;

    [Fact]
    public void Models_BeforeMarts_AreRead() => Rule.Holds(Unread(Models, Program()));

    [Fact]
    public void Models_ThatNobodyReads_AreFound()
    {
        var lonely = Models.First(model => model.Layer == Layer.Intermediate) with { Name = "int_lonely__stated", Path = "int_lonely__stated.sql" };
        Assert.Equal(["int_lonely__stated.sql"], Unread([.. Models, lonely], Program()));
    }

    private static IEnumerable<string> Unread(IReadOnlyList<Model> models, string program)
    {
        var read = models.SelectMany(model => model.References).ToHashSet(StringComparer.Ordinal);
        return models
            .Where(model => model.Layer is Layer.Staging or Layer.Intermediate or Layer.Collection)
            .Where(model => !read.Contains(model.Name) && !program.Contains(model.Name, StringComparison.Ordinal))
            .Select(model => model.Path);
    }

    // The program's own SQL stands in its C#: explain, alerts, reports.
    private static string Program() =>
        string.Concat(
            CommittedFiles
                .All.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
                .Where(file => file.StartsWith("pipeline/", StringComparison.Ordinal) || file.StartsWith("reports/", StringComparison.Ordinal))
                .Select(CommittedFiles.Read)
        );
}
