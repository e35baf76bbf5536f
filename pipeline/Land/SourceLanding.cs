using Finops.Core;

namespace Finops.Land;

/// <summary>One source that is to land.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Extract">Asks the vendor and hands over what it said.</param>
/// <param name="Account">Which of several organizations of the vendor is asked; what one has landed says nothing of another.</param>
public sealed record SourceLanding(string Source, Func<IExtraction, Task> Extract, string? Account = null);
