using System.Buffers.Binary;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Cli;

/// <summary>A query's result as a picture: every shape that has one, the same bytes every time; and what has none says so.</summary>
public sealed class QueryChartTests(DemoHome demo) : IDisposable
{
    private readonly HomeFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("months", "SELECT billing_month, sum(billed_usd) AS billed_usd FROM mart_chargeback_monthly GROUP BY ALL")]
    [InlineData("days", "SELECT usage_date, sum(billed_usd) AS billed_usd FROM mart_spend_daily GROUP BY ALL")]
    [InlineData("lines", "SELECT billing_month, sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd FROM mart_chargeback_monthly GROUP BY ALL")]
    [InlineData("stack", "SELECT billing_month, provider, sum(billed_usd) AS billed_usd FROM mart_chargeback_monthly GROUP BY ALL")]
    [InlineData("bars", "SELECT cost_center_name, sum(billed_usd) AS billed_usd FROM mart_chargeback_monthly GROUP BY ALL ORDER BY 2 DESC, 1")]
    [InlineData("parts", "SELECT cost_center_name, provider, sum(billed_usd) AS billed_usd FROM mart_chargeback_monthly GROUP BY ALL ORDER BY ALL")]
    [InlineData("many", "SELECT person_id, sum(output_tokens) AS output_tokens FROM mart_spend_daily GROUP BY ALL ORDER BY 2 DESC, 1")]
    [InlineData("negative", "SELECT unnest(['up', 'down', 'none']) AS name, unnest([10.5, -20.25, NULL]) AS change_usd")]
    [InlineData("gaps", "SELECT unnest([DATE '2026-10-01', DATE '2026-10-05', NULL]) AS day, unnest([1, -2, 3]) AS request_count")]
    [InlineData(
        "names",
        "SELECT unnest(['نظام الدفع', '支付平台', 'Müller & Søn', '😀', E'two\nlines', '']) AS name, unnest([6, 5, 4, 3, 2, 1]) AS person_count"
    )]
    [InlineData("ratios", "SELECT unnest(['a', 'b']) AS name, unnest([0.5, 'nan'::DOUBLE]) AS used_ratio")]
    [InlineData("five", "SELECT unnest([DATE '2026-09-01', DATE '2026-10-01']) AS month, 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e")]
    [InlineData("zero", "SELECT 'a' AS name, 0 AS billed_usd")]
    public async Task Chart_OfEveryShape_IsTheSamePictureEveryTime(string name, string sql)
    {
        var first = await DrawAsync($"{name}.png", sql);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], first[..4]);
        Assert.Equal(1720, BinaryPrimitives.ReadInt32BigEndian(first.AsSpan(16)));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(first.AsSpan(20)), 200, 1600);
        Assert.Equal(first, await DrawAsync($"{name}-again.png", sql));
    }

    [Fact]
    public async Task Charts_OfDifferentFigures_AreDifferentPictures() =>
        Assert.NotEqual(await DrawAsync("one.png", "SELECT 'a' AS name, 1 AS n"), await DrawAsync("two.png", "SELECT 'a' AS name, 2 AS n"));

    [Theory]
    [InlineData("DATE '2026-10-01' AS month")]
    [InlineData("DATE '2026-10-02' AS day")]
    [InlineData("DATE '2026-10-02' AS day, 'anthropic' AS provider")]
    [InlineData("'anthropic' AS provider")]
    public async Task Chart_OfProvisionalFigures_IsMarked(string columns) =>
        Assert.NotEqual(
            await DrawAsync("final.png", $"SELECT {columns}, false AS is_provisional, 1 AS billed_usd"),
            await DrawAsync("provisional.png", $"SELECT {columns}, true AS is_provisional, 1 AS billed_usd")
        );

    [Fact]
    public async Task Chart_IntoAFolder_SaysThatTheFileCannotBeWritten()
    {
        var said = await Terminal.RunAsync("query", "SELECT 'a' AS name, 1 AS n", "--chart", folder.Path, "--home", demo.Folder.Path);
        Assert.Equal(2, said.ExitCode);
        Assert.Contains("expected:   a file that this user may write", said.Error, StringComparison.Ordinal);
        Assert.Contains("Try:", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 'a' AS name, 1 AS n WHERE false", "no rows")]
    [InlineData("SELECT 1 AS n, 'a' AS name", "the columns n (number), name (text)")]
    [InlineData("SELECT [1] AS list", "the columns list (neither date, text nor number)")]
    [InlineData("SELECT unnest([DATE '2026-10-01', DATE '2026-10-01']) AS day, 1 AS n", "2 rows for 2026-10-01")]
    [InlineData("SELECT unnest([DATE '1026-10-01', DATE '2026-10-02']) AS day, 1 AS n", "1026-10-01 to 2026-10-02, more than 1100 days")]
    [InlineData("SELECT 'a' AS name, 1e300::DOUBLE AS n", "a number too large to draw in n")]
    public async Task Result_ThatIsNoChart_IsRefusedWithWhatIs(string sql, string found)
    {
        var file = Path.Combine(folder.Path, "no.png");
        var said = await Terminal.RunAsync("query", sql, "--chart", file, "--home", demo.Folder.Path);
        Assert.Equal(2, said.ExitCode);
        Assert.Contains($"found:      {found}\n", said.Error, StringComparison.Ordinal);
        Assert.Contains("expected:   a date and one to five numbers", said.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private async Task<byte[]> DrawAsync(string name, string sql)
    {
        var file = Path.Combine(folder.Path, name);
        var said = await Terminal.RunAsync("query", sql, "--chart", file, "--home", demo.Folder.Path);
        Assert.True(said.ExitCode == 0, said.Error);
        Assert.Equal(file + "\n", said.Out);
        return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
    }
}
