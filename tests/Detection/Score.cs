namespace Finops.Tests.Detection;

/// <summary>What a method did on labelled days.</summary>
/// <param name="Method">seasonal or twice_daily_average.</param>
/// <param name="Ratio">Multiple of the mean; zero for seasonal.</param>
/// <param name="FalseAlarms">Alerts on the clean twins' cost centers.</param>
/// <param name="PerScopeMonth">The same, per cost center and month.</param>
/// <param name="Found">Faults found.</param>
/// <param name="Faults">Faults there are.</param>
/// <param name="Precision">Part of the alerts on faulty cost centers that fall into a fault.</param>
/// <param name="DaysToDetect">Median days from a fault's first day to its first alert.</param>
/// <param name="Missed">Part of the dollars that the faults moved before they were found.</param>
internal sealed record Score(
    string Method,
    decimal Ratio,
    long FalseAlarms,
    double PerScopeMonth,
    long Found,
    long Faults,
    double Precision,
    double DaysToDetect,
    double Missed
)
{
    /// <summary>Part of the faults that was found.</summary>
    public double Recall => (double)Found / Faults;

    /// <summary>The title line over <see cref="ToString"/>.</summary>
    public static string Header =>
        "| method | false alarms per cost center and month | recall | precision | days to detect | dollars missed |\n|---|---|---|---|---|---|";

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"| {(Ratio == 0 ? "seasonal" : $"> {Ratio:0.00} × mean")} | {PerScopeMonth:0.00} ({FalseAlarms}) | {Recall:0.00} ({Found} of {Faults}) | "
                + $"{Precision:0.00} | {DaysToDetect:0} | {Missed:0.00} |"
        );
}
