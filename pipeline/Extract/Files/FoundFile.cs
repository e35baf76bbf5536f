namespace Finops.Extract.Files;

/// <summary>One file of a dropped batch.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Part">Its stable id: the path from the folder that was asked for, with forward slashes.</param>
public sealed record FoundFile(string Path, string Part);
