using System.Text;

namespace Finops.Tests.Cli;

/// <summary>A console writer that each test can redirect for itself, although tests run side by side.</summary>
internal sealed class SplitWriter(TextWriter standard) : TextWriter
{
    private readonly AsyncLocal<TextWriter?> own = new();

    public override Encoding Encoding => standard.Encoding;

    private TextWriter Target => own.Value ?? standard;

    public void Redirect(TextWriter? target) => own.Value = target;

    public override void Write(char value) => Target.Write(value);

    public override void Write(string? value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void WriteLine(string? value) => Target.WriteLine(value);

    public override void Flush() => Target.Flush();
}
