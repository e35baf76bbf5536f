using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Finops.Land;

/// <summary>
/// What the bytes of a volume file say, read beside DuckDB on a thread of their own: their SHA-256, and which of some JSON fields stand anywhere in them.
/// </summary>
/// <param name="Sha256">Lower-case hexadecimal; null where nobody asked.</param>
/// <param name="Found">Those of the fields whose name stands in the file between quotes.</param>
internal sealed record FileContent(string? Sha256, IReadOnlySet<string> Found)
{
    private const int Block = 1 << 18;

    /// <summary>Reads the file as far as it goes now. What is appended meanwhile is not hashed, so that the next extraction sees another content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isHashed">Whether the hash is wanted.</param>
    /// <param name="fields">Names of ASCII letters, digits and signs that need no escape in JSON.</param>
    /// <param name="cancellationToken">Ends the reading when the landing failed.</param>
    public static async Task<FileContent> ReadAsync(string path, bool isHashed, IReadOnlySet<string> fields, CancellationToken cancellationToken)
    {
        if (!isHashed && fields.Count == 0)
        {
            return new FileContent(null, fields);
        }

        var length = new FileInfo(path).Length;
        return await Task.Run(() => Read(path, length, isHashed, fields, cancellationToken), cancellationToken);
    }

    private static FileContent Read(string path, long length, bool isHashed, IReadOnlySet<string> fields, CancellationToken cancellationToken)
    {
        using var hash = isHashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0,
            FileOptions.SequentialScan
        );
        var search = new FieldSearch(fields, Block);
        var block = new byte[Block];
        while (length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = file.Read(block, 0, (int)Math.Min(Block, length));
            if (count == 0)
            {
                break;
            }

            hash?.AppendData(block, 0, count);
            search.Add(block.AsSpan(0, count));
            length -= count;
        }

        return new FileContent(hash is null ? null : Convert.ToHexStringLower(hash.GetHashAndReset()), search.Found);
    }

    // The search over characters is vectorized for many names at once, that over bytes is not.
    private sealed class FieldSearch(IReadOnlySet<string> fields, int block)
    {
        private readonly HashSet<string> found = new(StringComparer.Ordinal);
        private readonly int longest = fields.Select(field => field.Length + 2).DefaultIfEmpty(0).Max();
        private readonly char[] text = new char[block + fields.Select(field => field.Length + 2).DefaultIfEmpty(0).Max()];
        private SearchValues<string> names = Quoted(fields);
        private int carried;

        public IReadOnlySet<string> Found => found;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (found.Count == fields.Count)
            {
                return;
            }

            var length = carried + Encoding.Latin1.GetChars(bytes, text.AsSpan(carried));
            for (var at = text.AsSpan(0, length).IndexOfAny(names); at >= 0; at = text.AsSpan(0, length).IndexOfAny(names))
            {
                found.Add(fields.Single(field => text.AsSpan(at).StartsWith($"\"{field}\"")));
                names = Quoted(fields.Except(found));
            }

            // A name may begin in one block and end in the next.
            carried = Math.Min(longest, length);
            text.AsSpan(length - carried, carried).CopyTo(text);
        }

        private static SearchValues<string> Quoted(IEnumerable<string> fields) =>
            SearchValues.Create([.. fields.Select(field => $"\"{field}\"")], StringComparison.Ordinal);
    }
}
