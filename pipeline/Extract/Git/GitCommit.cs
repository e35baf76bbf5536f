using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;

namespace Finops.Extract.Git;

/// <summary>One commit as <c>git log</c> tells it.</summary>
/// <param name="UsageDate">UTC day of the author's time.</param>
/// <param name="Row">What lands of it.</param>
internal sealed record GitCommit(DateOnly UsageDate, JsonElement Row)
{
    private const int FieldCount = 8;

    // SHA, parents, author's name and address, author's and committer's time as "seconds +zone", committer's address, message; each ends with a NUL.
    private const string Format = "--format=tformat:%H%x00%P%x00%an%x00%ae%x00%ad%x00%cd%x00%ce%x00%B";

    /// <summary>All commits that a commit has behind it, itself included.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="lines">What <see cref="MergedLines"/> says of it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="FinopsException">Exit code 1: git failed or said something else than was asked for.</exception>
    public static async IAsyncEnumerable<GitCommit> ReadAsync(
        LocalRepository repository,
        IReadOnlyDictionary<string, (long Added, long Removed)>? lines,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var fields = new List<string>(FieldCount);
        await foreach (
            var field in new GitProgram(repository.Folder).FieldsAsync(
                cancellationToken,
                "log",
                "-z",
                "--encoding=UTF-8",
                "--date=raw",
                "--no-color",
                "--no-decorate",
                "--no-mailmap",
                Format,
                repository.Head
            )
        )
        {
            fields.Add(field);
            if (fields.Count == FieldCount)
            {
                yield return Of(repository, lines, fields);
                fields.Clear();
            }
        }

        if (fields.Count > 0)
        {
            throw new FinopsException(
                ExitCode.DataProblem,
                new Problem(
                    repository.Folder,
                    $"{FieldCount} fields a commit",
                    $"{fields.Count} after the last whole one",
                    "git --version says which git this is; report it. Nothing has landed"
                )
            );
        }
    }

    private static GitCommit Of(LocalRepository repository, IReadOnlyDictionary<string, (long Added, long Removed)>? lines, List<string> fields)
    {
        var (author, authorZone) = Time(fields[4]);
        var (committer, committerZone) = Time(fields[5]);
        var message = CommitMessage.Read(fields[7]);
        var row = new JsonObject
        {
            ["repository"] = repository.Name,
            ["commit_sha"] = fields[0],
            ["parent_shas"] = new JsonArray([.. fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(parent => JsonValue.Create(parent))]),
            ["author_name"] = fields[2],
            ["author_email"] = fields[3],
            ["author_time"] = author,
            ["author_zone"] = authorZone,
            ["committer_email"] = fields[6],
            ["committer_time"] = committer,
            ["committer_zone"] = committerZone,
            ["co_authors"] = new JsonArray([.. message.CoAuthors.Select(who => JsonValue.Create(who))]),
            ["pull_request_reference"] = message.PullRequestReference,
            ["issue_keys"] = new JsonArray([.. message.IssueKeys.Select(key => JsonValue.Create(key))]),
        };
        if (lines?.TryGetValue(fields[0], out var merged) == true)
        {
            row["lines_added"] = merged.Added;
            row["lines_removed"] = merged.Removed;
        }

        return new GitCommit(DayOf(author), JsonSerializer.SerializeToElement(row));
    }

    private static (long Seconds, string Zone) Time(string raw)
    {
        var parts = raw.Split(' ', 2);
        return (long.Parse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), parts[^1]);
    }

    // A broken clock can write any year; such a commit still counts, on the last day there is.
    private static DateOnly DayOf(long seconds) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, -62_135_596_800, 253_402_300_799)).UtcDateTime);
}
