using System.IO.Compression;
using System.Text;
using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.AwsBedrock;

/// <summary>Which export a data file belongs to and how it is written, told by its bytes: names differ, and exports of both kinds may lie in one
/// bucket.</summary>
/// <param name="Entity">The raw entity: <c>cur</c> or <c>focus</c>.</param>
/// <param name="Format">CSV or Parquet.</param>
/// <param name="IsGzip">A compressed CSV.</param>
internal sealed record ExportFormat(string Entity, VolumeFormat Format, bool IsGzip)
{
    private const int TailLength = 8; // four bytes of length, and "PAR1"

    /// <summary>Looks at a file's header (CSV) or footer (Parquet).</summary>
    /// <exception cref="FinopsException">Exit code 1: it is neither a Cost and Usage Report 2.0 nor a FOCUS export. 2: it cannot be read.</exception>
    public static ExportFormat Of(string path, string origin)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[4];
            var read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
            var isParquet = read == 4 && start.SequenceEqual("PAR1"u8);
            var isGzip = read >= 2 && start[0] == 0x1F && start[1] == 0x8B;
            var columns = isParquet ? Footer(file) : Header(file, isGzip);
            var entity =
                Has(columns, "line_item_unblended_cost") ? "cur"
                : Has(columns, "BilledCost") ? "focus"
                : null;
            return entity is null
                ? throw new FinopsException(
                    ExitCode.DataProblem,
                    new Problem(
                        origin,
                        "a Cost and Usage Report 2.0 (line_item_unblended_cost) or a FOCUS export (BilledCost)",
                        columns.Length == 0 ? "a file without columns"
                            : columns.Length > 80 && !isParquet ? columns[..77] + "..."
                            : isParquet ? "other columns"
                            : columns,
                        "let the export's query select that column, or keep other files out of its folder"
                    )
                )
                : new ExportFormat(entity, isParquet ? VolumeFormat.Parquet : VolumeFormat.Csv, isGzip);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new FinopsException(ExitCode.DataProblem, new Problem(origin, "a whole file", error.Message, "fetch it again; nothing has landed"), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileFinder.Unreadable(path, error);
        }
    }

    private static bool Has(string columns, string name) => columns.Contains(name, StringComparison.OrdinalIgnoreCase);

    // Names of columns stand in Parquet's footer as they are.
    private static string Footer(FileStream file)
    {
        Span<byte> tail = stackalloc byte[TailLength];
        if (file.Length < 3 * 4)
        {
            throw new EndOfStreamException("a Parquet file that ends too soon");
        }

        file.Seek(-TailLength, SeekOrigin.End);
        file.ReadExactly(tail);
        var length = BitConverter.ToInt32(tail);
        if (!tail[4..].SequenceEqual("PAR1"u8) || length < 0 || length > file.Length - TailLength)
        {
            throw new InvalidDataException("a Parquet file without its footer");
        }

        file.Seek(-TailLength - length, SeekOrigin.End);
        var footer = new byte[length];
        file.ReadExactly(footer);
        return Encoding.Latin1.GetString(footer);
    }

    private static string Header(FileStream file, bool isGzip)
    {
        file.Position = 0;
        using var reader = new StreamReader(isGzip ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        return reader.ReadLine() ?? "";
    }
}
