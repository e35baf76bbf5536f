using System.Diagnostics;

namespace Finops.Simulator.Files;

/// <summary>Lets the finops program ask a simulator and records the answers: data/sample is what the product itself asked for.</summary>
internal static class Recording
{
    /// <summary>Runs finops against a new simulator.</summary>
    /// <exception cref="InvalidOperationException">finops ended with another exit code than 0.</exception>
    internal static async Task<AnswerLog> RecordAsync(World world, DateTimeOffset clock, string finops, DateOnly from, DateOnly to)
    {
        var log = new AnswerLog();
        await using SimulatorHost host = await SimulatorHost.StartAsync(world, clock);
        host.Answered = log.Add;
        string home = Directory.CreateTempSubdirectory("finops-record-").FullName;
        try
        {
            await ExtractAsync(host, finops, home, from, to);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }

        return log;
    }

    /// <summary>The only place that knows how finops is configured and called.</summary>
    private static async Task ExtractAsync(SimulatorHost host, string finops, string home, DateOnly from, DateOnly to)
    {
        await File.WriteAllTextAsync(Path.Combine(home, "finops.json"), $$$$"""{"sources":{"claude-analytics":{"url":"{{{{host.BaseUrl}}}}"}}}""");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { finops, "extract", "--source", "claude-analytics", "--from", from.ToString("yyyy-MM-dd"), "--to", to.ToString("yyyy-MM-dd"), "--home", home },
            Environment = { ["FINOPS_CLAUDE_ANALYTICS_KEY"] = SimulatorHost.Key },
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"finops ended with exit code {process.ExitCode} after {host.RequestCount} requests.");
        }
    }
}
