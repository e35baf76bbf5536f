using Finops.Core;

namespace Finops.Land;

/// <summary>What a text file is written in when it is not UTF-8. It reads the file again, which only a refused file has to pay for.</summary>
internal static class FileEncoding
{
    /// <summary>The problem with a file's bytes; null where they are UTF-8, or nobody can look at them (compressed).</summary>
    public static Problem? Explain(string path)
    {
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using var file = new BufferedStream(File.OpenRead(path), 1 << 16);
        var (line, before, expected) = (1L, -1, 0);
        var isFirst = true;
        while (file.ReadByte() is >= 0 and var value)
        {
            if (isFirst && (value is 0xFF or 0xFE) && file.ReadByte() is 0xFF or 0xFE)
            {
                return Problem(path, 1, "UTF-16 text, as spreadsheets save \"Unicode text\"");
            }

            isFirst = false;
            var continues = (value & 0xC0) == 0x80;
            if (expected > 0 != continues || value is 0xC0 or 0xC1 or > 0xF4)
            {
                var wrong = expected > 0 ? before : value;
                return Problem(path, line, $"the byte 0x{wrong:X2}, as Latin-1 or Windows-1252 write \"{(char)wrong}\"");
            }

            if (continues)
            {
                expected--;
                continue;
            }

            (before, expected) = (
                value,
                value < 0x80 ? 0
                : value < 0xE0 ? 1
                : value < 0xF0 ? 2
                : 3
            );
            line += value == '\n' ? 1 : 0;
        }

        return expected > 0 ? Problem(path, line, "a character cut off at the end of the file") : null;
    }

    private static Problem Problem(string path, long line, string found) =>
        new($"{path}:{line}", "UTF-8 text", found, "export it as UTF-8, or convert it: iconv -t UTF-8 -f WINDOWS-1252 (or UTF-16); nothing has landed");
}
