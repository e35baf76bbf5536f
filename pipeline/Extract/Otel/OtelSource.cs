using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Otel;

/// <summary>OpenTelemetry as the collector's file exporter writes it, OTLP JSON lines of traces, logs and metrics (README beside this file).</summary>
public sealed class OtelSource : ISource
{
    // The first says whether a file is new; the same files hold all of them.
    private static readonly string[] Entities = ["records", "commands"];

    /// <inheritdoc/>
    public string Id => "otel";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var rows = SchemaFiles
            .Below("schemas/raw/otel")
            .Where(file => file.Name.StartsWith("rows_", StringComparison.Ordinal))
            .ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);
        var reading = Sha256.OfText(string.Concat(Entities.Select(entity => rows[$"rows_otel__{entity}"])));
        foreach (
            var (file, content) in DroppedFiles.NewVolumes(
                request,
                extraction,
                Id,
                Entities[0],
                reading,
                ".json",
                ".jsonl",
                ".ndjson",
                ".json.gz",
                ".jsonl.gz",
                ".ndjson.gz"
            )
        )
        {
            foreach (var entity in Entities)
            {
                cancellationToken.ThrowIfCancellationRequested();
                extraction.AddVolumeFile(
                    entity,
                    file.Part,
                    new VolumeFile(file.Path, VolumeFormat.Ndjson, "CAST(\"time\" AS DATE)", content)
                    {
                        Rows = rows[$"rows_otel__{entity}"],
                        Reading = reading,
                        ZonelessTimesAreUtc = true,
                    }
                );
                request.Log.Write("file_read", ("source", Id), ("entity", entity), ("part", file.Part), ("bytes", new FileInfo(file.Path).Length));
            }
        }

        return Task.CompletedTask;
    }
}
