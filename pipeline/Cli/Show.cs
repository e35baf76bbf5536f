using System.Text.Json;
using Spectre.Console;

namespace Finops.Cli;

/// <summary>Results on stdout: a table for people, JSON for programs.</summary>
internal static class Show
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Json<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));

    /// <summary>A table; columns whose name ends in # are numbers and stand right.</summary>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var isNumber = column.EndsWith('#');
            var shown = new TableColumn($"[bold]{Markup.Escape(column.TrimEnd('#'))}[/]").NoWrap();
            table.AddColumn(isNumber ? shown.RightAligned() : shown);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => Markup.Escape(cell)).ToArray());
        }

        var isTerminal = !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!isTerminal)
        {
            console.Profile.Width = 4000; // a file or a pipe has no edge at which to cut a cell
        }

        console.Write(table);
    }
}
