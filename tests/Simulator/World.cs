using Finops.Simulator.Features;
using Finops.Simulator.Staff;
using Finops.Simulator.Use;

namespace Finops.Simulator;

/// <summary>A company and its vendor's books. Everything is a pure function of seed, head count and the clock that one asks with; thread-safe.</summary>
public sealed class World
{
    /// <summary>A world of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 12 people.</exception>
    public World(long seed, int headCount)
    {
        Company = Company.Found(seed, headCount);
        Ledger = new Ledger(Company);
        Activity = new ActivityBook(Company, Ledger);
        Commits = new CommitBook(Company, Activity);
        Features = new FeatureBook(Company, Ledger, Activity);
        Projects = new ProjectBook(Company, Activity);
        Truth = new Truth(this);
    }

    public Company Company { get; }

    public Ledger Ledger { get; }

    public ActivityBook Activity { get; }

    public CommitBook Commits { get; }

    /// <summary>Skills, connectors and plugins.</summary>
    public FeatureBook Features { get; }

    /// <summary>Chat projects and artifacts.</summary>
    public ProjectBook Projects { get; }

    /// <summary>What was really used and charged.</summary>
    public Truth Truth { get; }

    /// <summary>The vendor refreshes at 00, 04, 08, 12, 16 and 20 hours UTC: the last refresh at or before the clock.</summary>
    public static DateTimeOffset Watermark(DateTimeOffset clock)
    {
        long fourHours = TimeSpan.FromHours(4).Ticks;
        return new DateTimeOffset(clock.UtcTicks / fourHours * fourHours, TimeSpan.Zero);
    }

    /// <summary>The engagement endpoints lag: the last day that ended at least a day before the refresh.</summary>
    public static DateOnly LatestActivityDay(DateTimeOffset clock) => DateOnly.FromDateTime(Watermark(clock).UtcDateTime).AddDays(-2);
}
