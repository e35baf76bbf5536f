using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>What a person did on a UTC day, counted; the engagement endpoints show it.</summary>
public sealed record ActivityDay(Person Person, DateOnly Day)
{
    public int CodeSessions { get; init; }

    public int Commits { get; init; }

    public int PullRequests { get; init; }

    public int LinesAdded { get; init; }

    public int LinesRemoved { get; init; }

    public int EditsAccepted { get; init; }

    public int EditsRejected { get; init; }

    public int ChatConversations { get; init; }

    public int ChatMessages { get; init; }

    public int CoworkSessions { get; init; }

    public int CoworkMessages { get; init; }

    public int DesignSessions { get; init; }

    public int DesignMessages { get; init; }

    /// <summary>excel, outlook, powerpoint or word.</summary>
    public string OfficeApplication { get; init; } = "excel";

    public int OfficeMessages { get; init; }

    public int WebSearches { get; init; }
}
