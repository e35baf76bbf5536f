using System.Text.Json;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.ClaudeCode;

/// <summary>
/// Local session logs of Claude Code (README beside this file). Only who, when, where, how many tokens and which tools land; never what was written. What
/// cannot
/// be read costs itself alone: it is listed, and read again by the next extraction.
/// </summary>
public sealed class ClaudeCodeSource : ISource
{
    private const string Messages = "messages";
    private const string Commands = "commands";
    private const string Unreadable = "unreadable";

    /// <inheritdoc/>
    public string Id => "claude-code";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var files = DroppedFiles.All(request, Id, ".jsonl");
        var whole = new List<FoundFile>();
        foreach (var file in files)
        {
            if (WhyNot(request, file) is { } problem)
            {
                List(request, extraction, file, "", [new SessionProblem(0, problem)]);
            }
            else
            {
                whole.Add(file);
            }
        }

        // A file whose messages landed before there were commands is read once more.
        foreach (var (file, content) in DroppedFiles.New(request, extraction, Id, Commands, whole))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(request, extraction, file, content);
        }

        return Task.CompletedTask;
    }

    private static Problem? WhyNot(ExtractRequest request, FoundFile file)
    {
        try
        {
            return new FileInfo(file.Path).Length == 0
                ? new Problem(request.Home.Relative(file.Path), "at least one line", "an empty file", "copy it again, or remove it")
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return FileFinder.Unreadable(file.Path, error).Problems[0];
        }
    }

    private void Read(ExtractRequest request, IExtraction extraction, FoundFile file, string content)
    {
        var origin = request.Home.Relative(file.Path);
        var log = SessionLog.Read(file.Path, origin);
        var problems = log.Problems.ToList();
        foreach (var (entity, rows) in new[] { (Messages, log.Messages), (Commands, log.Commands) })
        {
            foreach (var row in rows)
            {
                problems.AddRange(
                    extraction
                        .TryWrite(entity, file.Part, row.UsageDate, row.Row, $"{origin}:{row.Line}")
                        .Select(problem => new SessionProblem(row.Line, problem with { Try = "copy the file again. All other lines have landed" }))
                );
            }
        }

        // Content that was not read whole is never what has landed.
        var landed = problems.Count == 0 ? content : content + " in part";
        extraction.AnsweredWhole(Messages, file.Part, landed, origin);
        extraction.AnsweredWhole(Commands, file.Part, landed, origin);
        List(request, extraction, file, landed, problems);
        request.Log.Write(
            "file_read",
            ("source", Id),
            ("entity", Messages),
            ("part", file.Part),
            ("lines", log.LineCount),
            ("rows", log.Messages.Count),
            ("commands", log.Commands.Count),
            ("unreadable", problems.Count),
            ("ends_in_mid_line", log.EndsInMidLine)
        );
    }

    private static void List(ExtractRequest request, IExtraction extraction, FoundFile file, string content, IReadOnlyList<SessionProblem> problems)
    {
        var origin = request.Home.Relative(file.Path);
        foreach (var (line, problem) in problems)
        {
            var row = JsonSerializer.SerializeToElement(
                new
                {
                    line_number = line,
                    file = origin,
                    reason = $"{problem.Found}, not {problem.Expected}",
                }
            );
            extraction.Write(Unreadable, file.Part, null, row, origin);
            extraction.PassOver(problem);
        }

        extraction.AnsweredWhole(Unreadable, file.Part, Sha256.OfText(content + string.Join('\n', problems)), origin);
    }
}
