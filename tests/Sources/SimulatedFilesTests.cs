using System.Globalization;
using Finops.Core;
using Finops.Extract.ClaudeCode;
using Finops.Extract.Otel;
using Finops.Extract.People;
using Finops.Extract.SpendReport;
using Finops.Extract.UsageEvents;
using Finops.Simulator;
using Finops.Simulator.Files;
using Finops.Tests.Sources.UsageEvents;

namespace Finops.Tests.Sources;

/// <summary>The simulated company's files, read by the sources, against what the simulator knows to be true.</summary>
public sealed class SimulatedFilesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly World World = new(seed: 7, headCount: 40);

    private readonly TestHome home = new();

    [Fact]
    public async Task ClaudeCode_EveryAnswerOnce()
    {
        LocalSessionFiles.Write(Path.Combine(home.Home.Root, "claude-code"), World.Company);
        await home.LandAsync(new ClaudeCodeSource(), files: "claude-code");
        var truth = LocalSessions.Messages(World.Company);
        Assert.Equal(
            string.Join(
                '|',
                truth.Count,
                truth.Sum(row => row.InputTokens),
                truth.Sum(row => row.CacheReadTokens),
                truth.Sum(row => row.CacheWrite5mTokens),
                truth.Sum(row => row.CacheWrite1hTokens),
                truth.Sum(row => row.OutputTokens),
                truth.Count(row => row.IsSidechain)
            ),
            home.Query(
                "SELECT count(*), sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(cache_write_1h_tokens), "
                    + "sum(output_tokens), count(*) FILTER (is_sidechain) FROM stg_claude_code__messages"
            )
        );
        Assert.Equal(
            string.Join(',', truth.Select(row => row.Repository).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            home.Query("SELECT string_agg(DISTINCT repository, ',' ORDER BY repository) FROM stg_claude_code__messages")
        );
    }

    [Fact]
    public async Task ClaudeCode_EveryCommandOnceAndItsNameAlone()
    {
        LocalSessionFiles.Write(Path.Combine(home.Home.Root, "claude-code"), World.Company);
        await home.LandAsync(new ClaudeCodeSource(), files: "claude-code");
        Assert.Equal(Uses(LocalCommands.ByMessage(World.Company).SelectMany(commands => commands), command => command switch
                {
                    { IsTyped: true } => $"slash|{command.Name[1..]}",
                    { Detail: { } detail } when command.Name.StartsWith("mcp__", StringComparison.Ordinal) => $"mcp|{detail}",
                    _ => $"tool|{command.Name}",
                }), home.Query("SELECT command_type, command, count(*), count(*) FILTER (NOT is_success) FROM stg_claude_code__commands GROUP BY ALL " + "ORDER BY ALL"));
        Assert.DoesNotContain("nobody may keep", string.Join('\n', home.Rows("claude-code")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Otel_EveryCommandOnceAndItsNameAlone()
    {
        TelemetryFiles.Write(Path.Combine(home.Home.Root, "otel"), World.Company);
        await home.LandAsync(new OtelSource(), files: "otel");
        var sessions = LocalSessions
            .Messages(World.Company)
            .Select(message => message.SessionId)
            .Distinct(StringComparer.Ordinal)
            .Where((_, number) => TelemetryFiles.HasEvents(number))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            Uses(LocalCommands.ByMessage(World.Company).SelectMany(commands => commands).Where(command => sessions.Contains(command.SessionId)), command =>
                command switch
                {
                    { IsTyped: true } => $"slash|{command.Name[1..]}",
                    { Name: "Bash" } => $"shell|{command.Detail}",
                    { Name: "Skill" } => $"skill|{command.Detail}",
                    { Detail: { } detail } => $"mcp|{detail}",
                    _ => $"tool|{command.Name}",
                }
            ),
            home.Query("SELECT command_type, command, count(*), count(*) FILTER (NOT is_success) FROM stg_otel__commands GROUP BY ALL ORDER BY ALL")
        );
        Assert.DoesNotContain("nobody but the asker", string.Join('\n', home.Rows("otel")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsageEvents_EveryRequestOnce()
    {
        GatewayFiles.Write(Path.Combine(home.Home.Root, "usage-events"), World.Company, October, 1500);
        await home.LandAsync(new UsageEventsSource(), files: "usage-events");
        var truth = GatewayFiles.Events(World.Company, October, 1500);
        Assert.Equal(
            string.Join(
                '|',
                truth.Count,
                truth.Sum(row => row.InputTokens),
                truth.Sum(row => row.CacheReadTokens),
                truth.Sum(row => row.CacheWriteTokens),
                truth.Sum(row => row.OutputTokens)
            ),
            home.Query(
                "SELECT sum(request_count), sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(output_tokens) FROM "
                    + "stg_usage_events__requests"
            )
        );
    }

    [Fact]
    public async Task UsageEvents_OfLiteLlm_SayTheSame()
    {
        LiteLlmFiles.Write(Path.Combine(home.Home.Root, "litellm"), World.Company, October, 1500);
        await home.LandAsync(new UsageEventsSource(), EventColumnsTests.LiteLlm, files: "litellm");
        var truth = GatewayFiles.Events(World.Company, October, 1500);
        Assert.Equal(
            string.Join(
                '|',
                truth.Count,
                truth.Sum(row => row.InputTokens),
                truth.Sum(row => row.CacheReadTokens),
                truth.Sum(row => row.CacheWriteTokens),
                truth.Sum(row => row.OutputTokens),
                truth.Count(row => row.User is null),
                truth.Select(row => row.Ts.UtcDateTime.Date).Distinct().Count()
            ),
            home.Query(
                "SELECT count(*) FILTER (NOT is_failed), sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), "
                    + "sum(output_tokens), count(*) FILTER (user_id IS NULL AND NOT is_failed), count(DISTINCT usage_date) FROM stg_usage_events__requests"
            )
        );
    }

    [Fact]
    public async Task Otel_EveryAnswerOnceByEventsOrByMetrics()
    {
        TelemetryFiles.Write(Path.Combine(home.Home.Root, "otel"), World.Company);
        await home.LandAsync(new OtelSource(), files: "otel");
        var truth = LocalSessions.Messages(World.Company);
        var counted = SchemaFiles.Below("schemas/intermediate/otel").Single(file => file.Name == "int_otel__counted").Text;
        Assert.Equal(
            string.Join(
                '\n',
                truth
                    .GroupBy(row => DateOnly.FromDateTime(row.At.UtcDateTime))
                    .OrderBy(day => day.Key)
                    .Select(day =>
                        string.Join(
                            '|',
                            day.Key.ToString("yyyy-MM-dd"),
                            day.Sum(row => row.InputTokens),
                            day.Sum(row => row.CacheReadTokens),
                            day.Sum(row => row.CacheWrite5mTokens + row.CacheWrite1hTokens),
                            day.Sum(row => row.OutputTokens)
                        )
                    )
            ),
            home.Query(
                $"SELECT CAST(usage_date AS VARCHAR), sum(uncached_input_tokens), sum(cache_read_tokens), sum(cache_write_5m_tokens), sum(output_tokens) "
                    + $"FROM ({counted}) GROUP BY ALL ORDER BY 1"
            )
        );
        Assert.DoesNotContain("nobody but the asker", string.Join('\n', home.Rows("otel")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpendReport_SumsToTheTruthOfTheMonth()
    {
        SpendReportFiles.Write(home.Home.Root, World, Now, October);
        await home.LandAsync(new SpendReportSource(), files: ".");
        var truth = World.Truth.Rows(Now, October, October.AddMonths(1));
        Assert.Equal(
            $"{Usd(truth.Sum(row => row.ListUsd))}|{Usd(truth.Sum(row => row.BilledUsd))}|2026-10-01|2026-11-01",
            home.Query(
                "SELECT CAST(sum(list_usd) AS VARCHAR), CAST(sum(billed_usd) AS VARCHAR), CAST(min(period_start_date) AS VARCHAR), "
                    + "CAST(max(period_end_date) AS VARCHAR) FROM stg_spend_report__lines"
            )
        );
    }

    [Fact]
    public async Task People_OfTheSimulatedCompany_Land()
    {
        SampleFiles.Write(home.Home.Root, World, Now, October, October.AddMonths(1));
        await home.LandAsync(new PeopleSource(), files: "people");
        Assert.Equal(
            "True|12",
            home.Query("SELECT count(DISTINCT person_id) >= 40, (SELECT count(DISTINCT cost_center_id) FROM stg_people__cost_centers) FROM stg_people__people")
        );
    }

    public void Dispose() => home.Dispose();

    private static string Uses(IEnumerable<LocalCommand> commands, Func<LocalCommand, string> name) =>
        string.Join(
            '\n',
            commands
                .GroupBy(name, StringComparer.Ordinal)
                .OrderBy(uses => uses.Key, StringComparer.Ordinal)
                .Select(uses => $"{uses.Key}|{uses.Count()}|{uses.Count(use => !use.Succeeds)}")
        );

    private static string Usd(decimal amount) => amount.ToString("0.000000000000", CultureInfo.InvariantCulture);
}
