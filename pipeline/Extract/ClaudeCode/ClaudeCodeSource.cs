using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.ClaudeCode;

/// <summary>Local session logs of Claude Code (README beside this file). Only who, when, where, how many tokens and which tools land; never what was written.</summary>
public sealed class ClaudeCodeSource : ISource
{
    private const string Messages = "messages";
    private const string Commands = "commands";

    /// <inheritdoc/>
    public string Id => "claude-code";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        // A file whose messages landed before there were commands is read once more.
        foreach (var (file, content) in DroppedFiles.New(request, extraction, Id, Commands, ".jsonl"))
        {
            cancellation.ThrowIfCancellationRequested();
            var origin = request.Home.Relative(file.Path);
            var log = SessionLog.Read(file.Path, origin);
            foreach (var (entity, rows) in new[] { (Messages, log.Messages), (Commands, log.Commands) })
            {
                foreach (var row in rows)
                {
                    extraction.Write(entity, file.Part, row.UsageDate, row.Row, $"{origin}:{row.Line}");
                }

                extraction.AnsweredWhole(entity, file.Part, content, origin);
            }

            request.Log.Write(
                "file_read",
                ("source", Id),
                ("entity", Messages),
                ("part", file.Part),
                ("lines", log.LineCount),
                ("rows", log.Messages.Count),
                ("commands", log.Commands.Count),
                ("ends_in_mid_line", log.EndsInMidLine)
            );
        }

        return Task.CompletedTask;
    }
}
