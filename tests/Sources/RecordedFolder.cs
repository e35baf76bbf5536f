using System.IO.Compression;
using Finops.Core;

namespace Finops.Tests.Sources;

/// <summary>Recorded answers written by hand, for answers that no honest vendor gives.</summary>
internal static class RecordedFolder
{
    /// <summary>Writes them into the home, and gives the settings that lead there. Of several answers to one request the first comes first.</summary>
    public static SourceSettings Write(TestHome home, IEnumerable<(string Request, int Status, string Body)> answers)
    {
        var folder = Path.Combine(home.Home.Root, "recorded");
        Directory.CreateDirectory(folder);
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, "answers.ndjson.gz")), CompressionLevel.Fastest));
        foreach (var (request, status, body) in answers)
        {
            writer.Write(
                $$"""{"request":{{System.Text.Json.JsonSerializer.Serialize(request)}},"status":{{status}},"body":{{body.ReplaceLineEndings(" ")}}}"""
            );
            writer.Write('\n');
        }

        return new SourceSettings("recorded");
    }
}
