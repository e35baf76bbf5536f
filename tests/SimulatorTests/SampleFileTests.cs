using System.IO.Compression;
using System.Text.Json;
using Finops.Simulator;
using Finops.Simulator.Files;
using Finops.Simulator.Vendors;

namespace Finops.Tests.SimulatorTests;

/// <summary>The files beside the answers.</summary>
public sealed class SampleFileTests : IDisposable
{
    private static readonly DateTimeOffset Clock = Worlds.At(11, 3);
    private readonly string folder = Directory.CreateTempSubdirectory("finops-sample-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        string one = Path.Combine(folder, "one"),
            two = Path.Combine(folder, "two");
        SampleFiles.Write(one, Worlds.Small, Clock, new(2026, 10, 1), new(2026, 11, 1));
        SampleFiles.Write(two, new World(7, 30), Clock, new(2026, 10, 1), new(2026, 11, 1));
        Assert.Equal(Contents(one), Contents(two));
    }

    [Fact]
    public void SpendReport_October_SumsToTheTruth()
    {
        string[][] rows = [.. File.ReadLines(SpendReportFiles.Write(folder, Worlds.Sample, Clock, new(2026, 10, 1))).Skip(1).Select(Cells)];
        IReadOnlyList<TruthRow> truth = Worlds.Sample.Truth.Rows(Clock, new(2026, 10, 1), new(2026, 11, 1));
        Assert.Equal(truth.Sum(static row => row.BilledUsd), rows.Sum(static row => decimal.Parse(row[7])));
        Assert.Equal(truth.Sum(static row => row.ListUsd), rows.Sum(static row => decimal.Parse(row[8])));
        Assert.Equal(truth.Sum(static row => row.OutputTokens), rows.Sum(static row => long.Parse(row[6])));
        Assert.Contains(rows, static row => row[7].Contains(',', StringComparison.Ordinal));
        Assert.Equal("(org service usage)", rows[^1][0]);
        Assert.Contains(rows.GroupBy(static row => (row[1], row[2], row[3])), static lines => lines.Count() > 1);
    }

    [Fact]
    public void LocalSessions_DeduplicatedByTheRules_AreTheMessages()
    {
        LocalSessionFiles.Write(folder, Worlds.Sample.Company);
        JsonElement[] lines =
        [
            .. Directory
                .EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines)
                .Select(static line => JsonDocument.Parse(line).RootElement),
        ];
        JsonElement[] answers =
        [
            .. lines.Where(static line => line.GetProperty("type").GetString() == "assistant" && !line.TryGetProperty("isApiErrorMessage", out _)),
        ];
        IReadOnlyList<LocalMessage> messages = LocalSessions.Messages(Worlds.Sample.Company);
        Assert.True(answers.Length > messages.Count * 3 / 2);
        Assert.Equal(
            messages.Select(static message => $"{message.MessageId} {message.OutputTokens}").Order(StringComparer.Ordinal),
            answers
                .GroupBy(static line => line.GetProperty("message").GetProperty("id").GetString())
                .Select(static lines =>
                    $"{lines.Key} {lines.Max(static line => line.GetProperty("message").GetProperty("usage").GetProperty("output_tokens").GetInt64())}"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Gateway_October_RepeatsOneLineInAHundred()
    {
        GatewayFiles.Write(folder, Worlds.Sample.Company, new(2026, 10, 1), 2000);
        string[] lines = Unzipped("gateway-2026-10.ndjson.gz");
        Assert.Equal(2000, lines.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(lines.Length, 2005, 2045);
    }

    [Fact]
    public void Truth_Written_HasTheRowsOfTheMemory()
    {
        TruthLog.Write(folder, Worlds.Small, Clock, new(2026, 10, 1), new(2026, 11, 1));
        string[][] rows = [.. Unzipped("truth.csv.gz").Skip(1).Select(Cells)];
        IReadOnlyList<TruthRow> truth = Worlds.Small.Truth.Rows(Clock, new(2026, 10, 1), new(2026, 11, 1));
        Assert.Equal(truth.Count, rows.Length);
        Assert.Equal(truth.Sum(static row => row.BilledUsd), rows.Sum(static row => decimal.Parse(row[16])));
    }

    [Fact]
    public void VendorTruth_Written_SumsToWhatEachVendorCharges()
    {
        TruthLog.Write(folder, Worlds.Small, Clock, new(2026, 10, 1), new(2026, 11, 1));
        ILookup<string, decimal> written = Unzipped("truth-vendors.csv.gz")
            .Skip(1)
            .Select(Cells)
            .ToLookup(static row => $"{row[0]} {row[1]}", static row => decimal.Parse(row[6]));
        IEnumerable<IVendorApi> vendors = VendorApis.All(Worlds.Small).Where(static vendor => vendor.SourceId is not "claude-analytics");
        Assert.Equal(
            ["aws-bedrock", "claude-console", "cursor", "github-copilot", "openai"],
            written.Select(static rows => rows.Key.Split(' ')[1]).Distinct().Order(StringComparer.Ordinal)
        );
        foreach (DateOnly day in Enumerable.Range(0, 31).Select(new DateOnly(2026, 10, 1).AddDays))
        {
            Assert.All(vendors, vendor =>
                Assert.Equal(
                    vendor.BilledUsd(day, Clock, new Faults()) ?? 0,
                    Math.Round(written[$"{day:yyyy-MM-dd} {vendor.SourceId}"].Sum(), 12, MidpointRounding.AwayFromZero)
                )
            );
        }
    }

    private string[] Unzipped(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, file)), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Contents(string root) =>
        Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(root, path)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}");

    /// <summary>Cells of a line whose quoted cells hold no quotes.</summary>
    private static string[] Cells(string line) =>
        [
            .. line.Split('"')
                .SelectMany(static (part, index) => index % 2 == 1 ? [part.Replace(',', '\u001f')] : new[] { part })
                .Aggregate("", static (all, part) => all + part)
                .Split(',')
                .Select(static cell => cell.Replace('\u001f', ',')),
        ];
}
