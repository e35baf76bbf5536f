using System.Text.Json;

namespace Finops.Extract.ClaudeCode;

/// <summary>A line of a session log that carries usage.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="UsageDate">UTC day of its timestamp.</param>
/// <param name="Row">What lands of it.</param>
internal sealed record SessionMessage(long Line, DateOnly UsageDate, JsonElement Row);
