namespace Finops.Simulator.Staff;

/// <summary>How a person works; all drawn once from the seed.</summary>
/// <param name="SharePermille">Share of the use, 1000 = the mean (ServeGen's tail).</param>
/// <param name="MainFamily">Model family used first: opus or sonnet.</param>
/// <param name="ModelLagDays">Days after a model's release until this person uses it.</param>
/// <param name="HourShift">Hours added to the working day (time zone, owls and larks).</param>
/// <param name="KeepsCacheForAnHour">Writes most of the cache with the 1-hour lifetime.</param>
/// <param name="FastPermille">How often the fast speed is chosen for Opus.</param>
/// <param name="StaysInUnitedStates">Asks for inference in the United States where the model offers it.</param>
/// <param name="HolidayStart">First day of two weeks off in summer.</param>
public sealed record Habits(
    int SharePermille,
    string MainFamily,
    int ModelLagDays,
    int HourShift,
    bool KeepsCacheForAnHour,
    int FastPermille,
    bool StaysInUnitedStates,
    DateOnly HolidayStart
);
