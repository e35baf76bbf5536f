using System.Text;
using Finops.Build;

namespace Finops.Cli;

/// <summary>The models by subject in their reading order, then by source: a line each, of at most a hundred columns. Marts come first and are marked.</summary>
internal static class ModelList
{
    private const int Edge = 100;
    private const int Indent = 41; // where the text begins, after all but the longest names
    private const string Mark = "* ";

    public static string Text(ModelCatalog catalog)
    {
        var text = new StringBuilder("* is a mart or a reference table: the stable promise, in the schema main of the warehouse.\n");
        foreach (var group in BySubject(catalog))
        {
            text.Append($"\n{group.Key}\n");
            foreach (var model in group)
            {
                text.Append(Line(model)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Subjects in order and then sources; in each the marts, what they are made of, and checks.</summary>
    public static IEnumerable<IGrouping<string, Model>> BySubject(ModelCatalog catalog) =>
        catalog
            .Models.OrderBy(model => Place(model.Folder))
            .ThenBy(model => model.Folder, StringComparer.Ordinal)
            .ThenBy(model =>
                model.Layer == Layer.Mart ? 0
                : model.Layer == Layer.Check ? 2
                : 1
            )
            .GroupBy(model => model.Folder, StringComparer.Ordinal);

    private static int Place(string subject) => Subjects.InOrder.ToList().IndexOf(subject) is >= 0 and var place ? place : int.MaxValue;

    private static string Line(Model model)
    {
        var name = $"{(model.Layer == Layer.Mart ? Mark : "  ")}{model.Name}".PadRight(Indent);
        var summary = model.Header.Summary;
        var space = Edge - name.Length - 1;
        return summary.Length <= space ? $"{name} {summary}" : $"{name} {summary[..summary.LastIndexOf(' ', space - 2)]} …";
    }
}
