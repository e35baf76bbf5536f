using Finops.Simulator.Files;

namespace Finops.Simulator;

/// <summary>The simulator's command line.</summary>
internal static class Commands
{
    private const string Usage = """
        serve  [--port 0] [--seed 2026] [--people 80] [--clock 2026-11-03T06:00:00Z]    the vendors on 127.0.0.1 until Ctrl+C
        files  --out FOLDER [--from 2026-05-01] [--to 2026-11-01]                        what is dropped: people, reports, sessions, events, truth
        record --out FOLDER --finops finops.dll                                          the same, and every answer that finops asks for
        """;

    internal static async Task<int> RunAsync(string[] args)
    {
        string Option(string name, string standard) => Array.IndexOf(args, $"--{name}") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : standard;

        var world = new World(long.Parse(Option("seed", "2026")), int.Parse(Option("people", "80")));
        DateTimeOffset clock = DateTimeOffset.Parse(Option("clock", "2026-11-03T06:00:00Z"));
        switch (args.FirstOrDefault())
        {
            case "serve":
                await using (SimulatorHost host = await SimulatorHost.StartAsync(world, clock, int.Parse(Option("port", "0"))))
                {
                    foreach (IVendorApi vendor in host.Vendors)
                    {
                        Console.WriteLine($"{host.Url(vendor.SourceId)}  key {vendor.Key}");
                    }

                    await host.WaitForShutdownAsync();
                }

                return 0;
            case "files" or "record":
                return await WriteAsync(
                    world,
                    clock,
                    args[0] == "record",
                    Option("out", ""),
                    Option("finops", ""),
                    DateOnly.Parse(Option("from", "2026-05-01")),
                    DateOnly.Parse(Option("to", "2026-11-01"))
                );
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static async Task<int> WriteAsync(World world, DateTimeOffset clock, bool isRecording, string folder, string finops, DateOnly from, DateOnly to)
    {
        if (folder.Length == 0 || (isRecording && finops.Length == 0))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        SampleFiles.Write(folder, world, clock, from, to);
        foreach (
            (string source, AnswerLog log) in isRecording ? await Recording.RecordAsync(world, clock, finops, from, to) : new Dictionary<string, AnswerLog>()
        )
        {
            log.Write(Path.Combine(folder, source, "answers.ndjson.gz"));
            Console.WriteLine($"{source}: {log.Count} answers recorded");
        }

        return 0;
    }
}
