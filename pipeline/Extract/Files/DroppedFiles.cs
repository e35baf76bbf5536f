using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>The files of a drop folder that have something new to say.</summary>
public static class DroppedFiles
{
    /// <summary>Files with their content hash, without those whose content landed already or came before under another name.</summary>
    /// <param name="request">Names the files, or its settings do.</param>
    /// <param name="extraction">Knows what landed.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="entity">The entity of the contract.</param>
    /// <param name="endings">File name endings that a folder is searched for.</param>
    /// <exception cref="FinopsException">Exit code 2: no file was named or found. 1: one is empty.</exception>
    public static IEnumerable<(FoundFile File, string ContentSha256)> New(
        ExtractRequest request,
        IExtraction extraction,
        string source,
        string entity,
        params string[] endings
    ) => New(request, extraction, source, entity, Named(request, source, endings));

    /// <summary>The same of files that somebody has chosen.</summary>
    public static IEnumerable<(FoundFile File, string ContentSha256)> New(
        ExtractRequest request,
        IExtraction extraction,
        string source,
        string entity,
        IReadOnlyList<FoundFile> files
    )
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        files = Apart(request, extraction, entity, files);
        foreach (var file in files)
        {
            var content = ContentHash.Of(file.Path);
            if (!seen.TryAdd(content, file.Part))
            {
                request.Log.Write("file_twice", ("source", source), ("part", file.Part), ("same_as", seen[content]));
            }
            else if (extraction.IsLanded(entity, file.Part, content))
            {
                request.Log.Write("file_unchanged", ("source", source), ("entity", entity), ("part", file.Part));
            }
            else if (extraction.PartWith(entity, content) is { } part && Stays(files, part, content))
            {
                request.Log.Write("file_twice", ("source", source), ("part", file.Part), ("same_as", part));
            }
            else
            {
                yield return (file, content);
            }
        }
    }

    /// <summary>
    /// The same for volume files, with the hash only where it has to be known before: of a part that has landed, and of files of one length. A file
    /// that can only be new is hashed while it is read.
    /// </summary>
    /// <param name="request">Names the files, or its settings do.</param>
    /// <param name="extraction">Knows what landed.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="entity">The entity of the contract.</param>
    /// <param name="reading">How the files are read (<see cref="VolumeFile.Reading"/>): the same bytes read otherwise are other content.</param>
    /// <param name="endings">File name endings that a folder is searched for.</param>
    /// <exception cref="FinopsException">Exit code 2: no file was named or found, or one cannot be read. 1: one is empty.</exception>
    public static IEnumerable<(FoundFile File, string? ContentSha256)> NewVolumes(
        ExtractRequest request,
        IExtraction extraction,
        string source,
        string entity,
        string reading,
        params string[] endings
    )
    {
        var files = Apart(request, extraction, entity, Named(request, source, endings));
        var lengths = files.CountBy(file => new FileInfo(file.Path).Length).ToDictionary();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!extraction.HasLanded(entity, file.Part) && lengths[new FileInfo(file.Path).Length] == 1)
            {
                ContentHash.CanRead(file.Path);
                yield return (file, null);
                continue;
            }

            var content = ContentHash.Of(file.Path);
            if (!seen.TryAdd(content, file.Part))
            {
                request.Log.Write("file_twice", ("source", source), ("part", file.Part), ("same_as", seen[content]));
            }
            else if (extraction.IsLanded(entity, file.Part, content + reading))
            {
                request.Log.Write("file_unchanged", ("source", source), ("entity", entity), ("part", file.Part));
            }
            else if (extraction.PartWith(entity, content + reading) is { } part && Stays(files, part, content))
            {
                request.Log.Write("file_twice", ("source", source), ("part", file.Part), ("same_as", part));
            }
            else
            {
                yield return (file, content);
            }
        }
    }

    /// <summary>All files that were named, none of them empty. A drop folder of the settings may hold none; files named by --file must be there.</summary>
    /// <exception cref="FinopsException">Exit code 2: no file was named or found. 1: some are empty.</exception>
    public static IReadOnlyList<FoundFile> Named(ExtractRequest request, string source, params string[] endings)
    {
        var files = All(request, source, endings);
        // An empty file would clear what its part holds; it is far more often a broken copy than an answer.
        var empty = files
            .Where(file => new FileInfo(file.Path).Length == 0)
            .Select(file => new Problem(request.Home.Relative(file.Path), "at least one line", "an empty file", "copy or export it again, or remove it"))
            .ToList();
        return empty.Count == 0 ? files : throw new FinopsException(ExitCode.DataProblem, empty);
    }

    /// <summary>The same, empty ones too.</summary>
    /// <exception cref="FinopsException">Exit code 2: no file was named or found.</exception>
    public static IReadOnlyList<FoundFile> All(ExtractRequest request, string source, params string[] endings)
    {
        var files =
            request.Files is { } named ? FileFinder.Find(named, request.Home, endings)
            : request.Settings.Files is { } dropFolder ? FileFinder.FindAny(dropFolder, request.Home, endings)
            : throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    source,
                    "files to read",
                    "none were named",
                    $"finops extract --source {source} --file <file, folder or glob>, or set $.sources.{source}.files in finops.json"
                )
            );
        if (files.Count == 0)
        {
            request.Log.Write("nothing_dropped", ("source", source), ("files", request.Settings.Files));
        }

        // Two gateways may both write a current.ndjson.
        return request.Account is { } account ? [.. files.Select(file => file with { Part = $"{account}/{file.Part}" })] : files;
    }

    /// <summary>A file given by --file is known by its name; the same name in another folder than the one that landed is another file, known by its folder
    /// too.</summary>
    private static IReadOnlyList<FoundFile> Apart(ExtractRequest request, IExtraction extraction, string entity, IReadOnlyList<FoundFile> files) =>
        request.Files is null ? files : [.. files.Select(file => Apart(request.Home, extraction, entity, file))];

    private static FoundFile Apart(Home home, IExtraction extraction, string entity, FoundFile file)
    {
        var folder = Path.GetDirectoryName(file.Path[..^file.Part.Length].TrimEnd('/', '\\') + "/x");
        while (folder is { Length: > 1 } && extraction.OriginOf(entity, file.Part) is { } origin && origin.Contains('/') && origin != home.Relative(file.Path))
        {
            file = file with { Part = $"{Path.GetFileName(folder)}/{file.Part}" };
            folder = Path.GetDirectoryName(folder);
        }

        return file;
    }

    // A log that was rotated: its old name now stands for another content, which is about to replace what landed under it.
    private static bool Stays(IReadOnlyList<FoundFile> files, string part, string content) =>
        files.FirstOrDefault(file => file.Part == part) is not { } file || ContentHash.Of(file.Path) == content;
}
