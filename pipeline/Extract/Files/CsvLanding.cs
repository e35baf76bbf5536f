using System.Text.Json;
using Finops.Core;

namespace Finops.Extract.Files;

/// <summary>Brings a CSV file to landing as one part that replaces what stood there; a file that has not changed is left alone.</summary>
public static class CsvLanding
{
    /// <summary>Reads and hands over one file.</summary>
    /// <param name="request">The log, and the home for readable names.</param>
    /// <param name="extraction">Takes the rows.</param>
    /// <param name="source">The source's id, for the log.</param>
    /// <param name="entity">The entity of the contract.</param>
    /// <param name="part">What the file replaces.</param>
    /// <param name="file">The file.</param>
    /// <param name="contract">Columns of the file.</param>
    /// <param name="toJson">Makes the landed row.</param>
    /// <param name="mayBeEmpty">Whether a header without rows clears what stood there.</param>
    /// <exception cref="FinopsException">Exit code 2: the file cannot be opened. What is wrong with its form is handed to the extraction.</exception>
    public static void Land(
        ExtractRequest request,
        IExtraction extraction,
        string source,
        string entity,
        string part,
        FoundFile file,
        CsvContract contract,
        Func<CsvRow, JsonElement> toJson,
        bool mayBeEmpty = false
    )
    {
        var content = ContentHash.Of(file.Path);
        if (extraction.IsLanded(entity, part, content))
        {
            request.Log.Write("file_unchanged", ("source", source), ("entity", entity), ("part", part));
            return;
        }

        CsvTable table;
        try
        {
            table = CsvTable.Read(file.Path, contract, mayBeEmpty);
        }
        catch (FinopsException error) when (error.Code == ExitCode.DataProblem)
        {
            extraction.Refuse(entity, error.Problems); // other files may have problems, too
            return;
        }

        var origin = request.Home.Relative(file.Path);
        foreach (var row in table.Rows)
        {
            extraction.Write(entity, part, null, toJson(row), $"{origin}:{row.Line}");
        }

        extraction.AnsweredWhole(entity, part, content, origin);
        request.Log.Write("file_read", ("source", source), ("entity", entity), ("part", part), ("rows", table.Rows.Count));
    }
}
