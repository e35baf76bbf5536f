using System.Text.Json;
using Finops.Core;

namespace Finops.Verbs;

/// <summary>The invented company beside the program: its finops.json, what its vendors answered, its files and its reference files.</summary>
/// <param name="Folder">Where all of it lies.</param>
/// <param name="Config">Its finops.json, with addresses and files as they are on this machine.</param>
/// <param name="AsOf">When its vendors were asked.</param>
/// <param name="Days">What they were asked for.</param>
/// <param name="Month">The month that the demo reports.</param>
/// <param name="Monthly">The sources that were asked on the first of each month too, for what is only known of the day of the question: who has a seat.</param>
internal sealed record SampleCompany(string Folder, FinopsConfig Config, DateTimeOffset AsOf, DayRange Days, BillingMonth Month, IReadOnlyList<string> Monthly)
{
    /// <summary>The company's own reference files; what it lacks, `finops init` fills in.</summary>
    public string Reference => Path.Combine(Folder, "reference");

    /// <summary>When the monthly sources were asked, and for which day.</summary>
    public IEnumerable<(DateTimeOffset At, DayRange Day)> Firsts =>
        from day in Days.Days()
        where day.Day == 1
        select (new DateTimeOffset(day, TimeOnly.FromTimeSpan(AsOf.TimeOfDay), TimeSpan.Zero), new DayRange(day, day.AddDays(1)));

    /// <summary>Reads the company.</summary>
    /// <exception cref="FinopsException">Exit code 2: it is not there.</exception>
    public static SampleCompany Read(string folder)
    {
        var file = Path.Combine(folder, "sample.json");
        if (!File.Exists(file))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(file, "the sample company beside the program", "no such file", "run from a built tree: dotnet run --project pipeline -- demo")
            );
        }

        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var root = json.RootElement;
        var config = FinopsConfig.Load(new Home(folder));
        return new SampleCompany(
            folder,
            config with
            {
                Sources = config.Sources.ToDictionary(source => source.Key, source => At(folder, source.Value), StringComparer.Ordinal),
            },
            root.GetProperty("as_of").GetDateTimeOffset(),
            new DayRange(DateOnly.Parse(root.GetProperty("from").GetString()!), DateOnly.Parse(root.GetProperty("to").GetString()!)),
            BillingMonth.Of(DateOnly.Parse(root.GetProperty("month").GetString() + "-01")),
            [.. root.GetProperty("monthly").EnumerateArray().Select(source => source.GetString()!)]
        );
    }

    // A home's paths are relative to the home; these are not in it.
    private static SourceSettings At(string folder, SourceSettings settings) =>
        settings with
        {
            Url = settings.Url is { } url ? Path.Combine(folder, url) : null,
            Files = settings.Files is { } files ? Path.Combine(folder, files) : null,
        };
}
