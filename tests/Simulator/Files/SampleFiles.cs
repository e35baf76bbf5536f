namespace Finops.Simulator.Files;

/// <summary>Everything in data/sample but the recorded answers.</summary>
public static class SampleFiles
{
    /// <summary>Writes people, spend reports, local sessions, gateway events, truth and sample.json into the folder.</summary>
    /// <param name="from">First day, the first of a month.</param>
    /// <param name="to">Exclusive; the first of a month.</param>
    public static void Write(string folder, World world, DateTimeOffset clock, DateOnly from, DateOnly to)
    {
        PeopleFiles.Write(Path.Combine(folder, "people"), world.Company);
        for (DateOnly month = from; month < to; month = month.AddMonths(1))
        {
            SpendReportFiles.Write(Path.Combine(folder, "spend-report"), world, clock, month);
        }

        LocalSessionFiles.Write(Path.Combine(folder, "claude-code"), world.Company);
        GatewayFiles.Write(Path.Combine(folder, "usage-events"), world.Company, to.AddMonths(-1), 2450);
        TruthLog.Write(Path.Combine(folder, "truth"), world, clock, from, to);
        TextFile.Write(Path.Combine(folder, "sample.json"),
        [
            $$"""{"organization":"{{Staff.Company.Name}}","as_of":"{{clock.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","from":"{{from:yyyy-MM-dd}}","to":"{{to:yyyy-MM-dd}}","month":"{{to.AddMonths(-1):yyyy-MM}}"}""",
        ]);
    }
}
