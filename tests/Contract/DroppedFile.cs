namespace Finops.Tests.Contract;

/// <summary>A valid file as a source expects it in its drop folder.</summary>
/// <param name="Name">Name below the drop folder.</param>
/// <param name="Text">Its text; each source's two files differ in what they say.</param>
internal sealed record DroppedFile(string Name, string Text);
