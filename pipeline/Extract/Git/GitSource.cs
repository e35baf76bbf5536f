using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;

namespace Finops.Extract.Git;

/// <summary>Commits of local clones, told by the real git (README beside this file). Only who, when and where land; never a message, never code.</summary>
public sealed class GitSource : ISource
{
    private const string Commits = "commits";
    private const string Repositories = "repositories";

    /// <inheritdoc/>
    public string Id => "git";

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        foreach (var repository in await ChooseAsync(request, cancellationToken))
        {
            await LandAsync(repository, request, extraction, cancellationToken);
        }
    }

    private async Task LandAsync(LocalRepository repository, ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        // A day, not a second: a clone that is fetched every hour is not news every hour.
        var day = repository.UpToDateAt.UtcDateTime.Date;
        // "lines": a clone whose commits landed before they told lines is read once more.
        var state = Sha256.OfText($"{repository.Name}\n{repository.Branch}\n{repository.Head}\nlines");
        var fetched = Sha256.OfText($"{state}\n{day:yyyy-MM-dd}");
        var origin = request.Home.Relative(repository.Folder);
        if (!extraction.IsLanded(Repositories, repository.Id, fetched))
        {
            extraction.Write(Repositories, repository.Id, null, Row(repository, day), origin);
            extraction.AnsweredWhole(Repositories, repository.Id, fetched, origin);
        }

        if (extraction.IsLanded(Commits, repository.Id, state))
        {
            request.Log.Write("repository_unchanged", ("source", Id), ("part", repository.Id));
            return;
        }

        var rows = 0;
        Directory.CreateDirectory(request.Home.Temporary);
        var lines = await MergedLines.ReadAsync(repository, request.Home.Temporary, cancellationToken);
        if (lines is null)
        {
            request.Log.Write("repository_without_lines", ("source", Id), ("part", repository.Id));
        }

        await foreach (var commit in GitCommit.ReadAsync(repository, lines, cancellationToken))
        {
            extraction.Write(Commits, repository.Id, commit.UsageDate, commit.Row, $"{origin} {repository.Head[..12]}~{rows++}");
        }

        extraction.AnsweredWhole(Commits, repository.Id, state, origin);
        request.Log.Write("repository_read", ("source", Id), ("part", repository.Id), ("rows", rows));
    }

    // Of two clones of one repository the one that was fetched last speaks.
    private async Task<IReadOnlyList<LocalRepository>> ChooseAsync(ExtractRequest request, CancellationToken cancellationToken)
    {
        var found = new List<LocalRepository>();
        var problems = new List<FinopsException>();
        foreach (var folder in Folders(request))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (await LocalRepository.ReadAsync(folder, request.Clock.GetUtcNow(), cancellationToken) is { } repository)
                {
                    found.Add(repository);
                }
                else
                {
                    request.Log.Write("repository_empty", ("source", Id), ("folder", request.Home.Relative(folder)));
                }
            }
            catch (FinopsException problem)
            {
                problems.Add(problem);
            }
        }

        if (problems.Count > 0)
        {
            throw new FinopsException(problems[0].Code, [.. problems.SelectMany(problem => problem.Problems)]);
        }

        var chosen = found
            .GroupBy(repository => repository.Id, StringComparer.Ordinal)
            .Select(clones => clones.OrderByDescending(clone => clone.UpToDateAt).ThenBy(clone => clone.Folder, StringComparer.Ordinal).First())
            .ToList();
        foreach (var left in found.Except(chosen))
        {
            request.Log.Write("repository_twice", ("source", Id), ("part", left.Id), ("folder", request.Home.Relative(left.Folder)));
        }

        return [.. chosen.OrderBy(repository => repository.Id, StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> Folders(ExtractRequest request)
    {
        var spec = request.Files
            ?? request.Settings.Files
            ?? throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    Id,
                    "repositories to read",
                    "none were named",
                    "finops extract --source git --file <clone, folder of clones or glob>, or set $.sources.git.files in finops.json"
                )
            );
        var folders = RepositoryFinder.Find(spec, request.Home.Root);
        if (folders.Count == 0 && request.Files is not null)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    spec,
                    "a clone, a folder with clones below it, or a glob of either",
                    $"no git repository at {Path.GetFullPath(Path.Combine(request.Home.Root, spec))}",
                    "check the path; after --file it starts at the working directory, in finops.json at the home. In a shell, quote a glob"
                )
            );
        }

        if (folders.Count == 0)
        {
            request.Log.Write("nothing_dropped", ("source", Id), ("files", spec));
        }

        return folders;
    }

    private static JsonElement Row(LocalRepository repository, DateTime upToDate) =>
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["repository"] = repository.Name,
                ["host"] = repository.Host,
                ["branch"] = repository.Branch,
                ["head_sha"] = repository.Head,
                ["up_to_date_at"] = $"{upToDate:yyyy-MM-dd}T00:00:00Z",
            }
        );
}
