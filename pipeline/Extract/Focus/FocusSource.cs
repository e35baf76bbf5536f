using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Focus;

/// <summary>Cost and usage in the FinOps Foundation's format, of any provider, dropped as CSV or Parquet (README beside this file).</summary>
public sealed class FocusSource : ISource
{
    private const string Entity = "charges";

    /// <inheritdoc/>
    public string Id => "focus";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        foreach (var (file, content) in DroppedFiles.New(request, extraction, Id, Entity, FocusFileName.Endings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FocusDataset.Other(file.Path) is { } dataset)
            {
                request.Log.Write("file_ignored", ("source", Id), ("file", file.Part), ("dataset", dataset));
                continue;
            }

            extraction.AddVolumeFile(
                Entity,
                file.Part,
                new VolumeFile(
                    file.Path,
                    FocusFileName.IsParquet(file.Path) ? VolumeFormat.Parquet : VolumeFormat.Csv,
                    "CAST(ChargePeriodStart AS DATE)",
                    content
                )
                {
                    KeepsUnknownColumns = true,
                    ZonelessTimesAreUtc = true, // FOCUS DateTimeFormat: always UTC
                    NullText = "NULL",
                    Delivery = FocusFileName.ChunkOf(file.Part),
                    MayBeEmpty = request.AllowsEmpty || HasRowsBeside(extraction, file.Part),
                    Origin = request.Home.Relative(file.Path),
                }
            );
            request.Log.Write("file_read", ("source", Id), ("entity", Entity), ("part", file.Part), ("bytes", new FileInfo(file.Path).Length));
        }

        ClearLeftChunks(request, extraction);
        return Task.CompletedTask;
    }

    private static bool HasRowsBeside(IExtraction extraction, string part) =>
        FocusFileName.ChunkOf(part) is { } delivery && extraction.LandedParts(Entity).Any(other => other != part && FocusFileName.ChunkOf(other) == delivery);

    // An export that overwrites itself may need fewer chunks than yesterday. What the folder no longer holds of a delivery that it does hold is
    // not of that delivery any more; whole deliveries may be cleared away by whoever keeps the folder, and stay.
    private void ClearLeftChunks(ExtractRequest request, IExtraction extraction)
    {
        if (request.Files is not null || request.Settings.Files is not { } folder || !Directory.Exists(Path.Combine(request.Home.Root, folder)))
        {
            return;
        }

        var present = DroppedFiles.Named(request, Id, FocusFileName.Endings).Select(file => file.Part).ToHashSet(StringComparer.Ordinal);
        var chunked = present.Select(FocusFileName.ChunkOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (
            var part in extraction
                .LandedParts(Entity)
                .Where(part => !present.Contains(part) && FocusFileName.ChunkOf(part) is { } chunk && chunked.Contains(chunk))
        )
        {
            extraction.AnsweredWhole(Entity, part, "", $"{part} (no longer in its delivery)");
            request.Log.Write("chunk_left", ("source", Id), ("part", part));
        }
    }
}
