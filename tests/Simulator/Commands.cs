namespace Finops.Simulator;

/// <summary>The simulator's command line.</summary>
internal static class Commands
{
    private const string Usage = """
        serve  [--port 0] [--seed 2026] [--people 80] [--clock 2026-11-03T06:00:00Z]    the vendor on 127.0.0.1 until Ctrl+C
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
                    Console.WriteLine($"{host.BaseUrl}  key {SimulatorHost.Key}");
                    await host.WaitForShutdownAsync();
                }

                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }
}
