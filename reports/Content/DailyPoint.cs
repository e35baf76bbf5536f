namespace Finops.Reports.Content;

/// <param name="Value">Null where the day's data have not arrived: the line stops.</param>
public sealed record DailyPoint(string Name, decimal? Value, string Text, bool IsWeekend);
