using System.IO.Compression;
using System.Text;

namespace Finops.Simulator.Files;

/// <summary>Writes UTF-8 lines without a byte order mark, ended by LF; the same lines give the same bytes, gzip included (no time stamp, no name).</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    internal static void Write(string path, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using FileStream file = File.Create(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var gzip = new GZipStream(file, CompressionLevel.SmallestSize);
            Write(gzip, lines);
        }
        else
        {
            Write(file, lines);
        }
    }

    private static void Write(Stream stream, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(stream, Encoding, bufferSize: 1 << 16) { NewLine = "\n" };
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
