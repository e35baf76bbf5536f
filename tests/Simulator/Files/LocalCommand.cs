namespace Finops.Simulator.Files;

/// <summary>One use of a tool or a slash command in a local session.</summary>
/// <param name="MessageId">The message that it belongs to: the one that calls the tool, or the first one after the command was typed.</param>
/// <param name="IsTyped">A slash command; else a tool.</param>
/// <param name="Name">Name of the tool, or of the command with its slash.</param>
/// <param name="Detail">First word of a shell command, server and tool of an MCP call, name of a skill; null where there is none.</param>
/// <param name="Succeeds">Whether the tool's result is no error; true for what is typed.</param>
public sealed record LocalCommand(string SessionId, string MessageId, bool IsTyped, string Name, string? Detail, bool Succeeds)
{
    /// <summary>The id that joins a call with its result.</summary>
    public string Id => $"toolu_{MessageId[4..]}";
}
