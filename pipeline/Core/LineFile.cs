using System.Text;

namespace Finops.Core;

/// <summary>A file of lines that only grows: what was appended survives a power cut, and what a killed program left of a line does not count.</summary>
public static class LineFile
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>Appends one or more whole lines; they are durable when this returns, all of them or, after a kill, the first ones.</summary>
    /// <exception cref="FinopsException">Exit code 1: the disk is full. 2: the file can't be written.</exception>
    public static void Append(string path, string lines)
    {
        try
        {
            FileSync.CreateFolder(Path.GetDirectoryName(path)!);
            var isNew = !File.Exists(path);
            using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
            {
                CutTorn(file);
                file.Write(Encoding.UTF8.GetBytes(lines + "\n"));
                file.Flush(flushToDisk: true);
            }

            if (isNew)
            {
                FileSync.Folder(Path.GetDirectoryName(path)!);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble.Explain(error, Path.GetDirectoryName(path)!)
                ?? new FinopsException(
                    ExitCode.Usage,
                    new Problem(
                        path,
                        "a file that this user may write",
                        error.Message,
                        "mend the rights of its folder, or what stands in its place, and run the same command again"
                    ),
                    error
                );
        }
    }

    /// <summary>The whole lines of a file; none where there is no file.</summary>
    public static IReadOnlyList<string> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n')[..^1]; // behind the last line feed stands nothing, or a torn line
    }

    private static void CutTorn(FileStream file)
    {
        var end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == LineFeed)
            {
                break;
            }

            end--;
        }

        file.SetLength(end);
        file.Position = end;
    }
}
