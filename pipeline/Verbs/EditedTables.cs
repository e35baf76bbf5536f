using Finops.Core;
using Finops.Extract;
using Finops.Extract.Files;

namespace Finops.Verbs;

/// <summary>
/// The tables that people edit in place: reference and people. They name each other (an owner, a cost center), are checked against each other, and so land
/// together: whichever is asked for brings the other from the home. They land with every build, so that --as-of finds the rules of that day.
/// </summary>
internal static class EditedTables
{
    /// <summary>Whether the source is one of them.</summary>
    public static bool Has(NamedSource source) => source.Source.Id is "reference" or "people";

    /// <summary>Those that a build lands. People who are not kept in the home came from elsewhere, or haven't come yet, and the checks say so.</summary>
    public static IEnumerable<NamedSource> InHome(RunContext run) =>
        SourceCatalog
            .All.Select(source => new NamedSource(source, null))
            .Where(source => Has(source) && (source.Source.Id != "people" || KeepsPeople(run.Home)));

    /// <summary>Those that land with the given ones; none in a home that keeps no tables.</summary>
    public static IEnumerable<NamedSource> Beside(RunContext run, IReadOnlyList<NamedSource> given) =>
        InHome(run)
            .Where(source =>
                !given.Any(one => one.Source == source.Source)
                && FileFinder.FindAny(run.Config.Of(source.Name).Files ?? run.Home.Reference, run.Home, ".csv").Count > 0
            );

    private static bool KeepsPeople(Home home) =>
        new[] { "people.csv", "cost_centers.csv" }
            .Select(file => Path.Combine(home.Reference, file))
            .Any(file => File.Exists(file) && !CsvTable.HasHeaderOnly(file));
}
