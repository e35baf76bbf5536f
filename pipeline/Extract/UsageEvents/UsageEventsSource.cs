using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.UsageEvents;

/// <summary>
/// Request-level usage events of any provider, newline-delimited JSON or CSV, in one normal form or in a gateway's own that finops.json maps (README beside
/// this file).
/// </summary>
public sealed class UsageEventsSource : ISource
{
    private const string Entity = "requests";

    /// <inheritdoc/>
    public string Id => "usage-events";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var columns = EventColumns.Of(request, Id);
        foreach (
            var (file, content) in DroppedFiles.NewVolumes(
                request,
                extraction,
                Id,
                Entity,
                columns.Reading,
                ".ndjson",
                ".jsonl",
                ".ndjson.gz",
                ".jsonl.gz",
                ".csv",
                ".csv.gz"
            )
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            extraction.AddVolumeFile(Entity, file.Part, columns.Apply(new VolumeFile(file.Path, FormatOf(file.Path), "CAST(ts AS DATE)", content)));
            request.Log.Write("file_read", ("source", Id), ("entity", Entity), ("part", file.Part), ("bytes", new FileInfo(file.Path).Length));
        }

        return Task.CompletedTask;
    }

    private static VolumeFormat FormatOf(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
            ? VolumeFormat.Csv
            : VolumeFormat.Ndjson;
}
