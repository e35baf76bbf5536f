using System.Diagnostics;
using System.Text.Json;

namespace Finops.Simulator.Files;

/// <summary>Lets the finops program ask the simulator and records the answers: data/sample is what the product itself asked for.</summary>
internal static class Recording
{
    /// <summary>Runs finops against the vendors that <see cref="SampleFiles.Recorded"/> names, in a new simulator; answers by source id.</summary>
    /// <exception cref="InvalidOperationException">finops ended with another exit code than 0.</exception>
    internal static async Task<IReadOnlyDictionary<string, AnswerLog>> RecordAsync(World world, DateTimeOffset clock, string finops, DateOnly from, DateOnly to)
    {
        await using SimulatorHost host = await SimulatorHost.StartAsync(world, clock);
        List<IVendorApi> vendors = [.. host.Vendors.Where(static vendor => SampleFiles.Recorded.Contains(vendor.SourceId))];
        var logs = vendors.ToDictionary(static vendor => vendor.SourceId, static _ => new AnswerLog(), StringComparer.Ordinal);
        host.Answered = (source, request, answer) => logs[source].Add(request, answer, host.Url(source), host.Clock);
        string home = Directory.CreateTempSubdirectory("finops-record-").FullName;
        try
        {
            foreach (IVendorApi vendor in vendors)
            {
                for (DateOnly month = from; month < to && SampleFiles.Monthly.Contains(vendor.SourceId); month = month.AddMonths(1))
                {
                    host.Clock = new DateTimeOffset(month, TimeOnly.FromTimeSpan(clock.TimeOfDay), TimeSpan.Zero);
                    await ExtractAsync(host, vendor, finops, home, month, month.AddDays(1));
                }

                host.Clock = clock;
                await ExtractAsync(host, vendor, finops, home, from, to);
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }

        return logs;
    }

    /// <summary>The only place that knows how finops is configured and called.</summary>
    private static async Task ExtractAsync(SimulatorHost host, IVendorApi vendor, string finops, string home, DateOnly from, DateOnly to)
    {
        var sources = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [vendor.SourceId] = new { url = host.Url(vendor.SourceId), account = vendor.Account },
        };
        await File.WriteAllTextAsync(Path.Combine(home, "finops.json"), JsonSerializer.Serialize(new { sources }));
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                finops,
                "extract",
                "--source",
                vendor.SourceId,
                "--from",
                from.ToString("yyyy-MM-dd"),
                "--to",
                to.ToString("yyyy-MM-dd"),
                "--home",
                home,
            },
            Environment = { [$"FINOPS_{vendor.SourceId.ToUpperInvariant().Replace('-', '_')}_KEY"] = vendor.Key },
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"finops ended with exit code {process.ExitCode} after {host.RequestCount} requests.");
        }
    }
}
