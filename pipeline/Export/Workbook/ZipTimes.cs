using System.Buffers.Binary;

namespace Finops.Export.Workbook;

/// <summary>
/// The times of the parts inside a finished workbook, which is a zip file: the clock's when it is written. With one time for all, the same figures are the same
/// bytes whenever they are exported (PKWARE APPNOTE, 4.3.7 local file header, 4.3.12 central directory, 4.3.16 end of it).
/// </summary>
internal static class ZipTimes
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const uint EndSignature = 0x06054b50;

    /// <summary>Sets them all, to two seconds.</summary>
    /// <param name="zip">The whole file, without a comment at its end, as the zip writer of .NET leaves it.</param>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    internal static void Set(Stream zip, DateTimeOffset time)
    {
        Span<byte> stamp = stackalloc byte[4];
        var at = time.UtcDateTime;
        BinaryPrimitives.WriteUInt16LittleEndian(stamp, (ushort)((at.Hour << 11) | (at.Minute << 5) | (at.Second / 2)));
        BinaryPrimitives.WriteUInt16LittleEndian(stamp[2..], (ushort)(((at.Year - 1980) << 9) | (at.Month << 5) | at.Day));
        Span<byte> end = stackalloc byte[EndLength];
        Read(zip, zip.Length - EndLength, end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature)
        {
            throw new InvalidDataException("No zip file, or one with a comment.");
        }

        var place = (long)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        Span<byte> entry = stackalloc byte[EntryLength];
        for (var entries = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); entries > 0; entries--)
        {
            Read(zip, place, entry);
            Write(zip, place + 12, stamp);
            Write(zip, BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]) + 10, stamp);
            place += EntryLength + Length(entry[28..]) + Length(entry[30..]) + Length(entry[32..]);
        }
    }

    private static int Length(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static void Read(Stream zip, long place, Span<byte> bytes)
    {
        zip.Position = place;
        zip.ReadExactly(bytes);
    }

    private static void Write(Stream zip, long place, ReadOnlySpan<byte> bytes)
    {
        zip.Position = place;
        zip.Write(bytes);
    }
}
