namespace Finops.Build;

/// <summary>What a relation came to in a build: of equal content nobody who reads it needs to be run again.</summary>
/// <param name="Content">Of raw tables the landed files that count; of tables the rows, in any order; of views what they read.</param>
/// <param name="IsEmpty">Whether it is known to have no row.</param>
internal sealed record Fingerprint(string Content, bool IsEmpty);
