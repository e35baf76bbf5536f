using Finops.Simulator;

namespace Finops.Tests.SimulatorTests;

/// <summary>Worlds and clocks that the tests of the simulator share; worlds never change.</summary>
internal static class Worlds
{
    /// <summary>Thirty people.</summary>
    internal static World Small { get; } = new(7, 30);

    /// <summary>The eighty people of the sample.</summary>
    internal static World Sample { get; } = new(2026, 80);

    internal static DateTimeOffset At(int month, int day, int hour = 6) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
}
