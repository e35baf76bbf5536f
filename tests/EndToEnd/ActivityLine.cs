namespace Finops.Tests.EndToEnd;

/// <summary>One line of truth-activity.csv: what one person did with Claude Code on a day.</summary>
internal sealed record ActivityLine(DateOnly Day, string UserId, long Commits, long PullRequests, long Sessions)
{
    public static ActivityLine Of(string[] cells) => new(SampleTruth.Day(cells[0]), cells[1], long.Parse(cells[2]), long.Parse(cells[3]), long.Parse(cells[4]));
}
