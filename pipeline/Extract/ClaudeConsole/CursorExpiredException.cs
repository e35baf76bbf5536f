namespace Finops.Extract.ClaudeConsole;

/// <summary>A page's cursor died (HTTP 410): what was read so far does not belong together, and the pull starts anew.</summary>
internal sealed class CursorExpiredException() : Exception("cursor_expired");
