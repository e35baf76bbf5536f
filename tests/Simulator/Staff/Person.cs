namespace Finops.Simulator.Staff;

/// <summary>One invented employee (or contractor).</summary>
public sealed record Person(
    string UserId,
    string PersonId,
    string DisplayName,
    IReadOnlyList<string> Emails,
    string VendorEmail,
    Guid AccountUuid,
    string GithubLogin,
    Role Role,
    Habits Habits,
    IReadOnlyList<Assignment> Assignments,
    IReadOnlyList<string> RbacGroups
) : Principal(UserId)
{
    /// <summary>False for the one who uses Claude but stands in no people.csv.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Day on which the vendor account was deleted for good (e-mail and name vanish); null for most leavers, who keep theirs.</summary>
    public DateOnly? AccountDeletedOn { get; init; }

    /// <summary>First day of employment.</summary>
    public DateOnly Joined => Assignments[0].From;

    /// <summary>First day after employment; null while employed.</summary>
    public DateOnly? Left => Assignments[^1].To;

    /// <summary>Where the person belongs on a day; null outside the employment.</summary>
    public Assignment? On(DateOnly day) => Assignments.FirstOrDefault(assignment => assignment.Covers(day));
}
