using DuckDB.NET.Data;
using Finops.Core;
using Finops.Database;

namespace Finops.Land;

/// <summary>The Parquet files of one extraction: one an entity, with the rows of all keys that changed. They count once the landing log names them.</summary>
internal sealed class DataFiles(DuckDBConnection connection, Home home, string source, long sequence)
{
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly Dictionary<LandingKey, VolumeCopy> copies = [];

    /// <summary>Writes the changed keys of every entity, complete and durable.</summary>
    public void Write(Extraction extraction, IReadOnlyList<LandedContent> changed)
    {
        foreach (var entity in changed.GroupBy(content => content.Key.Entity, StringComparer.Ordinal))
        {
            var keys = entity.Select(content => content.Key).ToHashSet();
            var volumes = extraction.VolumeFiles.Where(file => keys.Contains(file.Key)).ToList();
            if (volumes.Count == 0 && entity.All(content => content.RowCount == 0))
            {
                continue; // every day was emptied: the log says so, no file is needed
            }

            var partial = Path.Combine(home.Temporary, $"{source}-{entity.Key}-{LandingLog.FileName(sequence)}");
            if (volumes.Count > 0)
            {
                WriteVolumes(volumes, partial, extraction.ExtractedAt);
            }
            else
            {
                WriteSpool(extraction.Spools[entity.Key], keys, partial, extraction.ExtractedAt);
            }

            var path = Path.Combine(home.Raw, source, entity.Key, LandingLog.FileName(sequence));
            FileSync.Commit(partial, path);
            files[entity.Key] = path;
        }
    }

    /// <summary>The content with the file it went to, and with the number of rows where only reading the file told it.</summary>
    public LandedContent Placed(LandedContent content)
    {
        var placed = content with
        {
            File = content.RowCount > 0 && files.TryGetValue(content.Key.Entity, out var path) ? Path.GetRelativePath(home.Raw, path).Replace('\\', '/') : null,
        };
        return copies.TryGetValue(content.Key, out var copy)
            ? placed with
            {
                RowCount = copy.RowCount,
                ContentSha256 = copy.ContentSha256,
                ContractSha256 = copy.ContractSha256,
            }
            : placed;
    }

    /// <summary>Takes back what was written; the log has not named it.</summary>
    public void Delete()
    {
        foreach (var path in files.Values)
        {
            File.Delete(path);
        }
    }

    private void WriteVolumes(IReadOnlyList<VolumePart> volumes, string partial, DateTimeOffset extractedAt)
    {
        var passes = volumes.Chunk(volumes.Any(volume => volume.File.Rows is not null) ? 1 : VolumeLanding.MostFiles).ToList(); // SQL of its own reads one file
        var pieces = passes.Select((_, index) => passes.Count == 1 ? partial : $"{partial}.{index}").ToList();
        var landed = passes.Zip(pieces).SelectMany(pass => VolumeLanding.Copy(connection, pass.First, pass.Second, extractedAt)).ToList();
        if (pieces.Count > 1)
        {
            connection.Execute(
                $"COPY (SELECT * FROM read_parquet({Sql.Texts(pieces)}, union_by_name = true)) TO {Sql.Text(partial)} (FORMAT parquet, COMPRESSION zstd, "
                    + $"COMPRESSION_LEVEL 1)"
            );
            pieces.ForEach(File.Delete);
        }

        // The file has the columns of all its pieces.
        var columns = connection.Query($"SELECT name FROM parquet_schema({Sql.Text(partial)}) ORDER BY ALL", reader => reader.GetString(0));
        var version = Sha256.OfText(volumes[0].Contract.Version + string.Join('\n', columns));
        foreach (var (part, rows, hash) in landed)
        {
            copies[part.Key] = new VolumeCopy(rows, part.Identity(hash), version);
        }
    }

    private void WriteSpool(RowSpool spool, HashSet<LandingKey> keys, string partial, DateTimeOffset extractedAt)
    {
        var contract = spool.Contract;
        var columns = contract.Columns.Select(column => $"{Sql.Name(column.Name)}: {Sql.Text(column.SqlType)}");
        var names = contract.Columns.Select(column => Sql.Name(column.Name));
        connection.Execute("CREATE OR REPLACE TEMP TABLE changed_key (part VARCHAR, usage_date DATE)");
        foreach (var chunk in keys.Chunk(1000))
        {
            connection.Execute(
                $"INSERT INTO changed_key VALUES "
                    + $"{string.Join(", ", chunk.Select(key => $"({Sql.Text(key.Part)}, {(key.UsageDate is { } day ? Sql.Date(day) : "NULL")})"))}"
            );
        }

        connection.Execute(
            $$"""
            COPY (SELECT {{string.Join(", ", names)}}, usage_date, part, {{Sql.Time(extractedAt)}} AS extracted_at_utc, _unknown
                  FROM read_json({{Sql.Text(spool.Path)}}, format = 'newline_delimited', maximum_object_size = 67108864,
                                 columns = {usage_date: 'DATE', part: 'VARCHAR', _unknown: 'JSON', {{string.Join(", ", columns)}} }) AS spooled
                  WHERE EXISTS (FROM changed_key AS key WHERE key.part = spooled.part AND (key.usage_date IS NULL OR key.usage_date = spooled.usage_date)))
            TO {{Sql.Text(partial)}} (FORMAT parquet, COMPRESSION zstd)
            """
        );
    }
}
