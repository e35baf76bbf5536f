using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.ClaudeCode;

/// <summary>Local session logs of Claude Code (README beside this file). Only who, when, where and how many tokens land; never what was written.</summary>
public sealed class ClaudeCodeSource : ISource
{
    private const string Entity = "messages";

    /// <inheritdoc/>
    public string Id => "claude-code";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        foreach (var (file, content) in DroppedFiles.New(request, extraction, Id, Entity, ".jsonl"))
        {
            cancellation.ThrowIfCancellationRequested();
            var origin = request.Home.Relative(file.Path);
            var log = SessionLog.Read(file.Path, origin);
            foreach (var message in log.Messages)
            {
                extraction.Write(Entity, file.Part, message.UsageDate, message.Row, $"{origin}:{message.Line}");
            }

            extraction.AnsweredWhole(Entity, file.Part, content, origin);
            request.Log.Write("file_read", ("source", Id), ("entity", Entity), ("part", file.Part), ("lines", log.LineCount), ("rows", log.Messages.Count), ("ends_in_mid_line", log.EndsInMidLine));
        }

        return Task.CompletedTask;
    }
}
