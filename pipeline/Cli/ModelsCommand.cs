using System.CommandLine;
using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Cli;

internal static class ModelsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "One model: its columns and what it reads", Arity = ArgumentArity.ZeroOrOne };
        var json = CliOptions.Json();
        var markdown = new Option<bool>("--markdown") { Description = "Print the data dictionary, schemas/marts/README.md" };
        // The build of Pipeline.csproj asks for it.
        var compile = new Option<FileInfo?>("--compile") { Description = "Write what is known of the models when the program is compiled", Hidden = true };
        var command = new Command("models", "List the models by subject, or describe one.\nExample: finops models mart_spend_daily")
        {
            name,
            json,
            markdown,
            compile,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(compile) is { } file)
            {
                CompiledModels.Write(file.FullName);
                return;
            }

            using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
            var catalog = ModelCatalog.Load(connection);
            if (parsed.GetValue(name) is { } one)
            {
                Describe(Find(catalog, one), parsed.GetValue(json));
                return;
            }

            if (parsed.GetValue(markdown))
            {
                Console.Out.Write(DataDictionary.Markdown(catalog));
                return;
            }

            if (parsed.GetValue(json))
            {
                Show.Json(
                    catalog.Models.Select(model => new
                    {
                        model.Name,
                        Subject = model.Folder,
                        IsMart = model.Layer == Layer.Mart,
                        model.Path,
                        model.Header.Description,
                        model.Header.Grain,
                        Reads = model.References.Order(StringComparer.Ordinal),
                    })
                );
                return;
            }

            Console.Out.Write(ModelList.Text(catalog));
        });
        return command;
    }

    private static Model Find(ModelCatalog catalog, string name) =>
        catalog.Models.FirstOrDefault(model => model.Name == name)
        ?? throw new FinopsException(ExitCode.Usage, new Problem("models", "the name of a model", name, "finops models lists them"));

    private static void Describe(Model model, bool asJson)
    {
        if (asJson)
        {
            Show.Json(
                new
                {
                    model.Name,
                    Subject = model.Folder,
                    IsMart = model.Layer == Layer.Mart,
                    model.Path,
                    model.Header.Description,
                    model.Header.Grain,
                    model.Header.Example,
                    model.Header.Columns,
                    Reads = model.References.Order(StringComparer.Ordinal),
                }
            );
            return;
        }

        Console.Out.WriteLine($"{model.Name}: {model.Header.Description}\n{model.Path}\ngrain: {string.Join(", ", model.Header.Grain)}");
        Console.Out.WriteLine($"reads: {string.Join(", ", model.References.Order(StringComparer.Ordinal))}");
        if (model.Header.Example is { } example)
        {
            Console.Out.WriteLine($"example: {example}");
        }

        Show.Table(["column", "what it is"], model.Header.Columns.Select(column => (IReadOnlyList<string>)[column.Key, column.Value]));
    }
}
