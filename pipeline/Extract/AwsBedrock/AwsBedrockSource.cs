using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.AwsBedrock;

/// <summary>Claude on Amazon Bedrock, from AWS's own bill: Cost and Usage Report 2.0 or FOCUS export, in a bucket or in a folder (README beside this
/// file).</summary>
public sealed class AwsBedrockSource : ISource
{
    private const int MostAttempts = 3;
    private static readonly string[] Entities = ["cur", "focus"];

    /// <inheritdoc/>
    public string Id => "aws-bedrock";

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        if (request.Files is not null || request.Settings.Url is null)
        {
            var files = DroppedFiles
                .Named(request, Id, ".parquet", ".csv", ".csv.gz")
                .Where(file => ExportFile.IsData(file.Part))
                .Select(file => new ExportFile(file.Part, ContentHash.Of(file.Path), file.Path, new FileInfo(file.Path).Length))
                .ToList();
            await LandAsync(request, extraction, files, (file, _) => Task.FromResult(file.Location), cancellationToken);
            return;
        }

        using var bucket = await ExportBucket.OpenAsync(request, Id, http: null, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var listed = await bucket.ListAsync(cancellationToken);
            await LandAsync(request, extraction, listed, (file, token) => FetchAsync(request, bucket, file, token), cancellationToken);

            // AWS replaces a month's files one by one. If any has changed since they were listed, what was read may be of two refreshes.
            if (listed.SequenceEqual(await bucket.ListAsync(cancellationToken)))
            {
                return;
            }

            if (attempt == MostAttempts)
            {
                throw new FinopsException(
                    ExitCode.VendorUnavailable,
                    new Problem(
                        request.Settings.Url!,
                        "an export that stays as it is while it is read",
                        $"other files after each of {MostAttempts} attempts",
                        "run it again when AWS has written the export; nothing has landed"
                    )
                );
            }

            extraction.Restart();
            request.Log.Write("export_moved", ("source", Id), ("attempt", attempt));
        }
    }

    private async Task LandAsync(
        ExtractRequest request,
        IExtraction extraction,
        IReadOnlyList<ExportFile> listed,
        Func<ExportFile, CancellationToken, Task<string>> fetch,
        CancellationToken cancellationToken
    )
    {
        var current = Current(listed)
            .Where(file => file.PeriodStart is not { } start || request.Days is not { } days || (start < days.End && start.AddMonths(1) > days.Start))
            .ToList();
        foreach (var file in current)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Entities.Any(entity => extraction.IsLanded(entity, file.Part, file.ContentId)))
            {
                request.Log.Write("file_unchanged", ("source", Id), ("part", file.Part));
                continue;
            }

            var path = await fetch(file, cancellationToken);
            var format = ExportFormat.Of(path, file.Part);
            extraction.AddVolumeFile(format.Entity, file.Part, Volume(file, path, format) with { MayBeEmpty = request.AllowsEmpty });
            request.Log.Write("file_read", ("source", Id), ("entity", format.Entity), ("part", file.Part), ("bytes", file.Bytes));
        }

        ClearReplaced(request, extraction, current);
    }

    private static VolumeFile Volume(ExportFile file, string path, ExportFormat format) =>
        new(path, format.Format, format.Entity == "cur" ? "CAST(line_item_usage_start_date AS DATE)" : "CAST(ChargePeriodStart AS DATE)", file.ContentId)
        {
            KeepsUnknownColumns = true,
            ZonelessTimesAreUtc = true, // AWS's own words: all times in UTC
            NullText = "NULL",
            Origin = file.Part,
            Delivery = file.Period,
        };

    // Of an export that makes a folder for each execution, the newest folder is the month; its name begins with the time.
    private static IEnumerable<ExportFile> Current(IReadOnlyList<ExportFile> listed) =>
        listed
            .GroupBy(file => file.Period ?? file.Part, StringComparer.Ordinal)
            .SelectMany(period => period.GroupBy(file => file.Execution, StringComparer.Ordinal).MaxBy(execution => execution.Key, StringComparer.Ordinal)!)
            .OrderBy(file => file.Part, StringComparer.Ordinal);

    // A month is replaced wholesale: what stood there and is not in its newest delivery is gone. A month that is in the list no more was cleared
    // away by the bucket's own rules, and stays.
    private void ClearReplaced(ExtractRequest request, IExtraction extraction, IReadOnlyList<ExportFile> current)
    {
        var parts = current.Select(file => file.Part).ToHashSet(StringComparer.Ordinal);
        var periods = current.Select(file => file.Period).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var entity in Entities)
        {
            foreach (
                var part in extraction
                    .LandedParts(entity)
                    .Where(part => !parts.Contains(part) && ExportFile.PeriodOf(part) is { } period && periods.Contains(period))
            )
            {
                extraction.AnsweredWhole(entity, part, "", $"{part} (replaced by its month's newest delivery)");
                request.Log.Write("file_replaced", ("source", Id), ("part", part));
            }
        }
    }

    private static async Task<string> FetchAsync(ExtractRequest request, ExportBucket bucket, ExportFile file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(request.Home.Temporary, $"{Guid.NewGuid():N}-{Path.GetFileName(file.Location)}");
        await bucket.DownloadAsync(file, path, cancellationToken);

        // DuckDB takes a CSV for compressed by its name, AWS says it in the object's metadata.
        var isGzip = ExportFormat.Of(path, file.Part).IsGzip;
        if (isGzip == path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        var renamed = isGzip ? path + ".gz" : path[..^".gz".Length];
        File.Move(path, renamed);
        return renamed;
    }
}
