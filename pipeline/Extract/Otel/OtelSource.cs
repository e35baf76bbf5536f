using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Otel;

/// <summary>OpenTelemetry as the collector's file exporter writes it, OTLP JSON lines of traces, logs and metrics (README beside this file).</summary>
public sealed class OtelSource : ISource
{
    private const string Entity = "records";

    /// <inheritdoc/>
    public string Id => "otel";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellation)
    {
        var rows = SchemaFiles.Below("schemas/raw/otel").Single(file => file.Name == "rows_otel__records").Text;
        var reading = Sha256.OfText(rows);
        foreach (var (file, content) in DroppedFiles.NewVolumes(request, extraction, Id, Entity, reading, ".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"))
        {
            cancellation.ThrowIfCancellationRequested();
            extraction.AddVolumeFile(Entity, file.Part, new VolumeFile(file.Path, VolumeFormat.Ndjson, "CAST(\"time\" AS DATE)", content) { Rows = rows, Reading = reading, ZonelessTimesAreUtc = true });
            request.Log.Write("file_read", ("source", Id), ("entity", Entity), ("part", file.Part), ("bytes", new FileInfo(file.Path).Length));
        }

        return Task.CompletedTask;
    }
}
