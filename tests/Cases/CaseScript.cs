using System.CommandLine.Parsing;
using System.Globalization;
using Finops.Core;
using Finops.Database;
using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;
using Finops.Tests.Land;

namespace Finops.Tests.Cases;

/// <summary>
/// A case taken through the verbs as a user would: its script's lines are run by the real command line, in a home of its own, at the time that the script
/// says (README beside this file).
/// </summary>
internal sealed class CaseScript(string file) : IDisposable
{
    private readonly HomeFolder home = new();
    private readonly FixedClock clock = new(new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero));

    private string Folder => Path.GetDirectoryName(file)!;

    public async Task RunAsync()
    {
        foreach (var step in CaseStep.Read(file))
        {
            try
            {
                await RunAsync(step);
            }
            catch (Exception error) when (error is Xunit.Sdk.XunitException and not Xunit.Sdk.SkipException or DuckDB.NET.Data.DuckDBException)
            {
                Assert.Fail($"{Path.GetFileName(file)}:{step.Number}: {step.Text}\n{error.Message}");
            }
        }
    }

    public void Dispose() => home.Dispose();

    private Task RunAsync(CaseStep step)
    {
        var words = step.Text.Split(' ');
        switch (step.Kind)
        {
            case "at":
                clock.Now = DateTimeOffset.Parse(words[1], CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            case "copy":
                Copy(words[1].StartsWith('@') ? InputOf(words[1]) : Path.Combine(Folder, words[1]), Path.Combine(home.Path, words[2]));
                return Task.CompletedTask;
            case "line":
                File.AppendAllText(
                    Path.Combine(home.Path, words[1]),
                    step.Text[(step.Text.IndexOf(words[1], StringComparison.Ordinal) + words[1].Length + 1)..] + "\n"
                );
                return Task.CompletedTask;
            case "parquet":
                Write(Path.Combine(home.Path, words[1]), step.Text.Split(' ', 3)[2]);
                return Task.CompletedTask;
            case "file":
                var text = File.ReadAllText(Path.Combine(home.Path, words[1]));
                Assert.All(step.Expected, line => Assert.Contains(line, text, StringComparison.Ordinal));
                return Task.CompletedTask;
            case "bill":
                return BillAsync(step, words[1], words[2]);
            case "finops":
                return FinopsAsync(step);
            default:
                Assert.Equal(string.Join('\n', step.Expected), string.Join('\n', Rows(step.Text)));
                return Task.CompletedTask;
        }
    }

    /// <summary>One command line: exit code 0 unless another is expected; of the other expected lines, each is in what it said.</summary>
    private async Task FinopsAsync(CaseStep step)
    {
        var expected = step.Expected.Where(line => !line.StartsWith("exit ", StringComparison.Ordinal)).ToList();
        var code = step.Expected.Except(expected).Select(line => line["exit ".Length..]).SingleOrDefault("0");

        var said = await SayAsync(step.Text["finops ".Length..]);

        if (step.Text == "finops init")
        {
            // The one table without which there is no journal; a script's own lines go before it.
            File.AppendAllText(Path.Combine(home.Home.Reference, "gl_accounts.csv"), "*,*,*,6200,2600,2650,CC-0,1000,,2020-01-01,,every charge\n");
        }

        Assert.True($"{said.ExitCode}" == code, $"exit {said.ExitCode} and not {code}:\n{said.Problems}");
        foreach (var line in expected)
        {
            Assert.Contains(line, said.Out + said.Problems, StringComparison.Ordinal);
        }
    }

    /// <summary>A month to its end: exported while open, closed provisionally and for good, its journal, its report; and the bill comes to the amount every
    /// time.</summary>
    private async Task BillAsync(CaseStep step, string month, string amount)
    {
        var bill = $"SELECT CAST(sum(billed_usd) AS DECIMAL(38, 2)) FROM mart_chargeback_monthly WHERE billing_month = '{month}-01'";
        await FinopsAsync(step with { Text = $"finops export chargeback --month {month} --per-unit", Expected = [] });
        Assert.Equal([amount], Rows(bill));
        await FinopsAsync(step with { Text = $"finops close {month} --provisional", Expected = [] });
        await FinopsAsync(step with { Text = $"finops export journal --month {month}", Expected = [] });
        Assert.True(BillingMonth.TryParse(month, out var closed));
        var final = new DateTimeOffset(closed.End.AddDays(30), new TimeOnly(6, 0), TimeSpan.Zero);
        clock.Now = final > clock.Now ? final : clock.Now;
        await FinopsAsync(step with { Text = $"finops close {month} --final" });
        await FinopsAsync(step with { Text = $"finops export chargeback --month {month}", Expected = [] });
        await FinopsAsync(step with { Text = $"finops report --month {month} --html-only", Expected = [] });
        Assert.Equal([amount], Rows(bill));
        Assert.Equal(["final"], Rows($"SELECT period_status FROM mart_billing_periods WHERE billing_month = '{month}-01'"));
    }

    private Task<Said> SayAsync(string line) => Terminal.RunAtAsync(clock, [.. CommandLineParser.SplitCommandLine(line).Select(InputOf), "--home", home.Path]);

    private string InputOf(string word) =>
        word.StartsWith("@/", StringComparison.Ordinal) ? Path.Combine(Folder, word[2..])
        : word.StartsWith("@real/", StringComparison.Ordinal) ? Sources.RealData.Find(word["@real/".Length..])
        : word.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home.Path, word[2..])
        : word;

    private IReadOnlyList<string> Rows(string sql)
    {
        using var warehouse = DuckDb.OpenReadOnly(home.Home.WarehouseFile);
        var columns = warehouse.Query($"DESCRIBE {sql}", reader => Sql.Name(reader.GetString(0)));
        var texts = columns.Select(column => $"coalesce(CAST({column} AS VARCHAR), 'NULL')");
        return warehouse.Query($"SELECT concat_ws(' | ', {string.Join(", ", texts)}) FROM ({sql})", reader => reader.GetString(0));
    }

    private static void Write(string parquet, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(parquet)!);
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), "");
        connection.Execute($"COPY ({sql}) TO {Sql.Text(parquet)} (FORMAT parquet)");
    }

    private static void Copy(string from, string to)
    {
        var files = Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [from];
        foreach (var source in files)
        {
            var target = source == from ? to : Path.Combine(to, Path.GetRelativePath(from, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target, overwrite: true);
        }
    }
}
