using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Finops.Core;

namespace Finops.Land;

/// <summary>The rows of one entity on their way to Parquet: one JSON line each, with a hash per key that ignores the order of rows.</summary>
internal sealed class RowSpool : IDisposable
{
    private readonly FileStream file;
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;
    private readonly RowWriter rows;
    private readonly Dictionary<(string Part, DateOnly? Day), List<byte[]>> hashes = [];
    private readonly Dictionary<string, long> rowsOfPart = new(StringComparer.Ordinal);

    public RowSpool(RawContract contract, string path)
    {
        Contract = contract;
        Path = path;
        file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        json = new Utf8JsonWriter(buffer);
        rows = new RowWriter(contract);
    }

    public RawContract Contract { get; }

    public string Path { get; }

    public IReadOnlyDictionary<string, long> UnknownFields => rows.UnknownFields;

    public IEnumerable<(string Part, DateOnly? Day)> Keys => hashes.Keys;

    /// <exception cref="FinopsException">The row contradicts the contract; nothing of it was written.</exception>
    public void Write(string part, DateOnly? day, JsonElement row, string where)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        if (day is { } date)
        {
            json.WriteString("usage_date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteString("part", part);
        rows.Write(json, row, where);
        json.WriteEndObject();
        json.Flush();
        var line = buffer.WrittenSpan;
        file.Write(line);
        file.WriteByte((byte)'\n');
        if (!hashes.TryGetValue((part, day), out var list))
        {
            hashes[(part, day)] = list = [];
        }

        list.Add(SHA256.HashData(line));
        rowsOfPart[part] = rowsOfPart.GetValueOrDefault(part) + 1;
    }

    /// <summary>Rows of one key.</summary>
    public long CountOf(string part, DateOnly? day) => hashes.TryGetValue((part, day), out var list) ? list.Count : 0;

    /// <summary>Rows of a part, whatever their day.</summary>
    public long CountOf(string part) => rowsOfPart.GetValueOrDefault(part);

    /// <summary>Hash of one key's rows; that of no rows for a key without any.</summary>
    public string HashOf(string part, DateOnly? day)
    {
        var list = hashes.TryGetValue((part, day), out var found) ? found : [];
        list.Sort((left, right) => left.AsSpan().SequenceCompareTo(right));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in list)
        {
            hash.AppendData(line);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Ends writing; the file can be read.</summary>
    public void Close() => file.Flush();

    public void Dispose()
    {
        json.Dispose();
        try
        {
            file.Dispose();
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            // The disk is full, which whoever wrote was told; what is still buffered belongs to a file that nobody reads.
        }
    }
}
