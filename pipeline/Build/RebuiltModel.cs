namespace Finops.Build;

/// <summary>A model that a build ran, and why.</summary>
/// <param name="Name">The model.</param>
/// <param name="Changed">What it reads and has changed since the build that this one went on from; empty in a build from empty.</param>
/// <param name="IsSame">Whether it came out as it was, so that nothing behind it had to be run for it.</param>
public sealed record RebuiltModel(string Name, IReadOnlyList<string> Changed, bool IsSame);
