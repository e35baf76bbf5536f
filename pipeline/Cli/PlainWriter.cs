using System.Text;
using Finops.Core;

namespace Finops.Cli;

/// <summary>Writes what comes from outside so that it can't steer the terminal it is written to.</summary>
internal sealed class PlainWriter(TextWriter output) : TextWriter
{
    /// <summary>Standard output: plain on a terminal; a file or a pipe gets every character as it is.</summary>
    public static TextWriter Out => Console.IsOutputRedirected ? Console.Out : new PlainWriter(Console.Out);

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => output.Write(PlainText.Of(value.ToString()));

    public override void Write(char[] buffer, int index, int count) => output.Write(PlainText.Of(new string(buffer, index, count)));

    public override void Write(string? value) => output.Write(PlainText.Of(value ?? ""));

    public override void Flush() => output.Flush();
}
