using System.CommandLine;
using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Cli;

internal static class ModelsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "One model: its columns and what it stands on", Arity = ArgumentArity.ZeroOrOne };
        var json = CliOptions.Json();
        var command = new Command("models", "List the models in the order they are built, or describe one.\nExample: finops models mart_spend_daily")
        {
            name,
            json,
        };
        command.SetAction(parsed =>
        {
            using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
            var catalog = ModelCatalog.Load(connection);
            if (parsed.GetValue(name) is { } one)
            {
                Describe(Find(catalog, one), parsed.GetValue(json));
                return;
            }

            if (parsed.GetValue(json))
            {
                Show.Json(
                    catalog.Models.Select(model => new
                    {
                        model.Name,
                        model.Path,
                        model.Header.Description,
                        model.Header.Grain,
                        Reads = model.References.Order(StringComparer.Ordinal),
                    })
                );
                return;
            }

            Show.Table(
                ["model", "grain", "what it is"],
                catalog.Models.Select(model => (IReadOnlyList<string>)[model.Name, string.Join(", ", model.Header.Grain), model.Header.Summary])
            );
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
                    model.Path,
                    model.Header.Description,
                    model.Header.Grain,
                    model.Header.Columns,
                    Reads = model.References.Order(StringComparer.Ordinal),
                }
            );
            return;
        }

        Console.Out.WriteLine(
            $"{model.Name}: {model.Header.Description}\n{model.Path}\ngrain: {string.Join(", ", model.Header.Grain)}\nreads: {string.Join(", ", model.References.Order(StringComparer.Ordinal))}"
        );
        Show.Table(["column", "what it is"], model.Header.Columns.Select(column => (IReadOnlyList<string>)[column.Key, column.Value]));
    }
}
