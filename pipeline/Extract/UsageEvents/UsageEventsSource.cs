using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.UsageEvents;

/// <summary>Request-level usage events of any provider in one normal form, newline-delimited JSON (README beside this file).</summary>
public sealed class UsageEventsSource : ISource
{
    private const string Entity = "requests";

    /// <inheritdoc/>
    public string Id => "usage-events";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        foreach (var (file, content) in DroppedFiles.New(request, extraction, Id, Entity, ".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"))
        {
            cancellation.ThrowIfCancellationRequested();
            extraction.AddVolumeFile(Entity, file.Part, new VolumeFile(file.Path, VolumeFormat.Ndjson, "CAST(ts AS DATE)", content));
            request.Log.Write("file_read", ("source", Id), ("entity", Entity), ("part", file.Part), ("bytes", new FileInfo(file.Path).Length));
        }

        return Task.CompletedTask;
    }
}
