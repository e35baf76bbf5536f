namespace Finops.Simulator.Use;

/// <summary>Which model of a family is in use on a day.</summary>
internal static class ModelCalendar
{
    private static readonly (string Family, string Model, DateOnly From)[] Releases =
    [
        ("opus", "claude-opus-4-8", new(2026, 1, 1)),
        ("opus", "claude-opus-5", new(2026, 7, 24)),
        ("opus", "claude-opus-5-5", new(2026, 9, 22)),
        ("sonnet", "claude-sonnet-4-6", new(2026, 1, 1)),
        ("sonnet", "claude-sonnet-5", new(2026, 6, 30)),
        ("sonnet", "claude-sonnet-5-5", new(2026, 9, 28)),
        ("haiku", "claude-haiku-4-5", new(2026, 1, 1)),
        ("haiku", "claude-haiku-5-5", new(2026, 10, 7)),
    ];

    /// <summary>The newest model of the family that has been out for at least <paramref name="lagDays"/> days, else the oldest.</summary>
    internal static string Current(string family, DateOnly day, int lagDays)
    {
        string newest = "";
        foreach ((string itsFamily, string model, DateOnly from) in Releases)
        {
            if (itsFamily == family && (newest.Length == 0 || from.AddDays(lagDays) <= day))
            {
                newest = model;
            }
        }

        return newest;
    }

    /// <summary>Another model to which a correction may move a row: the one before in the family, else the oldest Sonnet (or Haiku for that one).</summary>
    internal static string Neighbour(string model)
    {
        int index = Array.FindIndex(Releases, release => release.Model == model);
        bool hasElder = index > 0 && Releases[index - 1].Family == Releases[index].Family;
        return hasElder ? Releases[index - 1].Model
            : model == "claude-sonnet-4-6" ? "claude-haiku-4-5"
            : "claude-sonnet-4-6";
    }

    /// <summary>Haiku 4.5 came before the choice of geography.</summary>
    internal static bool OffersGeography(string model) => model != "claude-haiku-4-5";
}
