namespace Finops.Core;

/// <summary>One SQL file of schemas/, which travels inside the program.</summary>
/// <param name="Path">From the repository's root, with forward slashes: <c>schemas/marts/spend/mart_spend_daily.sql</c>.</param>
/// <param name="Text">The file's content.</param>
public sealed record SchemaFile(string Path, string Text)
{
    /// <summary>The file name without ".sql", which is the name of the table.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The source below whose folder the file lies, of schemas/raw and schemas/staging: claude_analytics → claude-analytics.</summary>
    public string SourceId => Path.Split('/')[2].Replace('_', '-');
}
