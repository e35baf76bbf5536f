using System.Text;

namespace Finops.Reports.Content;

/// <summary>A sentence or two with strong words and footnote references.</summary>
public sealed record Prose(IReadOnlyList<Run> Runs)
{
    /// <summary>Words as they are read aloud: emphasis and references left out.</summary>
    public string PlainText => string.Concat(Runs.Select(run => run.Text));

    /// <summary>Builds a sentence from an interpolated string: <see cref="Run"/>s and <see cref="Footnote"/>s keep their role, all else is plain
    /// text.</summary>
    public static Prose Of(FormattableString sentence)
    {
        var runs = new List<Run>();
        var literal = new StringBuilder();
        var format = sentence.Format;
        for (int i = 0; i < format.Length; i++)
        {
            bool doubled = i + 1 < format.Length && format[i + 1] == format[i];
            if (format[i] is not ('{' or '}') || doubled)
            {
                literal.Append(format[i]);
                i += format[i] is '{' or '}' ? 1 : 0;
                continue;
            }

            var end = format.IndexOf('}', i);
            object? argument = sentence.GetArgument(int.Parse(format.AsSpan(i + 1, end - i - 1)));
            i = end;
            var run = argument switch
            {
                Run given => given,
                Footnote note => new Run("", Footnote: note.Number),
                _ => null,
            };
            if (run is null)
            {
                literal.Append(argument);
                continue;
            }

            Flush();
            runs.Add(run);
        }

        Flush();
        return new Prose(runs);

        void Flush()
        {
            if (literal.Length > 0)
            {
                runs.Add(new Run(literal.ToString()));
                literal.Clear();
            }
        }
    }

    /// <summary>Words to be printed bold.</summary>
    public static Run Strong(string text) => new(text, IsStrong: true);

    /// <summary>This prose followed by another, with a space between.</summary>
    public Prose Then(Prose next) => new([.. Runs, new Run(" "), .. next.Runs]);
}
