using System.IO.Compression;
using Finops.Extract.Http;

namespace Finops.Tests.Sources;

/// <summary>A recording of several instants answers as the vendor did when the clock stands there.</summary>
public sealed class RecordedAnswersTests : IDisposable
{
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("2026-05-15T00:00:00Z", "june")] // before the first
    [InlineData("2026-06-01T06:00:00Z", "june")]
    [InlineData("2026-06-30T23:59:59Z", "june")]
    [InlineData("2026-07-01T06:00:00Z", "july")]
    [InlineData("2027-01-01T00:00:00Z", "july")]
    public async Task Send_QuestionOfSeveralInstants_IsAnsweredAsOfTheNewestReached(string now, string expected)
    {
        using (var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(home.Home.Root, "answers.ndjson.gz")), CompressionLevel.Fastest)))
        {
            writer.Write("""{"at":"2026-07-01T06:00:00Z","request":"/seats","status":200,"body":"july"}""" + "\n");
            writer.Write("""{"at":"2026-06-01T06:00:00Z","request":"/seats","status":200,"body":"june"}""" + "\n");
        }

        using var client = new HttpClient(new RecordedAnswers(home.Home.Root, DateTimeOffset.Parse(now))) { BaseAddress = RecordedAnswers.Address };
        Assert.Equal($"\"{expected}\"", await client.GetStringAsync("/seats", TestContext.Current.CancellationToken));
    }
}
