using System.Text.Json;
using Finops.Core;
using Spectre.Console;

namespace Finops.Cli;

/// <summary>Results on stdout: a table for people, JSON for programs.</summary>
internal static class Show
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const int Padding = 3;
    private const int NarrowestSentence = 30;
    private const int Unbounded = 4000;

    public static void Json<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));

    /// <summary>A table; columns whose name ends in # are numbers and stand right. Sentences wrap on a narrow terminal, single words are never cut.</summary>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.Select(row => row.Select(PlainText.Of).ToList()).ToList();
        var table = new Table().Border(TableBorder.Simple);
        var width = 1;
        for (var index = 0; index < columns.Count; index++)
        {
            var name = PlainText.Of(columns[index].TrimEnd('#'));
            var isSentence = cells.Exists(row => row[index].Contains(' ', StringComparison.Ordinal));
            var longest = cells.Select(row => row[index].Length).Append(name.Length).Max();
            width += Padding + (isSentence ? Math.Min(longest, NarrowestSentence) : longest);
            var shown = new TableColumn($"[bold]{Markup.Escape(name)}[/]") { NoWrap = !isSentence };
            table.AddColumn(columns[index].EndsWith('#') ? shown.RightAligned() : shown);
        }

        cells.ForEach(row => table.AddRow(row.Select(cell => Markup.Escape(cell)).ToArray()));
        var isTerminal = !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No }
        );
        console.Profile.Width = isTerminal ? Math.Max(console.Profile.Width, width) : Unbounded; // a file or a pipe has no edge
        console.Write(table);
    }
}
