using System.Text.Json;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Tests.Schedule;

/// <summary>A home with one person and a schedule, in a folder of its own.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public TemporaryHome(object schedule, object? sources = null)
    {
        Home = new Home(Directory.CreateTempSubdirectory("finops-schedule-").FullName);
        File.WriteAllText(Home.ConfigFile, JsonSerializer.Serialize(new { schedule, sources = sources ?? new { } }));
        Directory.CreateDirectory(Home.Reference);
        File.WriteAllText(
            Path.Combine(Home.Reference, "cost_centers.csv"),
            "cost_center_id,name,owner,business_unit,valid_from,valid_to\nCC-1100,Payments,Ada Moreno,Retail Banking,2026-05-01,\n"
        );
        WritePeople("Ada Moreno");
    }

    public Home Home { get; }

    public LineLog Log { get; } = new();

    public RunContext Open() => RunContext.Open(Home, TimeProvider.System, new RunLog(Log, TimeProvider.System));

    public void WritePeople(string name) =>
        File.WriteAllText(
            Path.Combine(Home.Reference, "people.csv"),
            $"person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\np0001,{name},ada@larkfield.example,user_01,ada-m,Payments,Retail Banking,,CC-1100,2026-05-01,\n"
        );

    /// <summary>Files under raw that are not whole or that no landing log speaks of; the log itself is whole when it has its name.</summary>
    public IEnumerable<string> HalfLanded()
    {
        var files = Directory.Exists(Home.Raw) ? Directory.EnumerateFiles(Home.Raw, "*", SearchOption.AllDirectories).ToList() : [];
        return files.Where(file => !file.EndsWith(".parquet", StringComparison.Ordinal) || !files.Contains(LogOf(file)));
    }

    public void Dispose() => Directory.Delete(Home.Root, recursive: true);

    // raw/<source>/<entity>/<sequence>.parquet is named by raw/<source>/_landed/<sequence>.parquet.
    private static string LogOf(string file) => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file)!)!, "_landed", Path.GetFileName(file));
}
