using System.Text.Json;

namespace Finops.Extract.ClaudeCode;

/// <summary>What lands of a line of a session log.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="UsageDate">UTC day of its timestamp.</param>
/// <param name="Row">The row.</param>
internal sealed record SessionRow(long Line, DateOnly UsageDate, JsonElement Row);
