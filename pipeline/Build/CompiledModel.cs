namespace Finops.Build;

/// <summary>What is known of a model when the program has been compiled.</summary>
/// <param name="Name">The model.</param>
/// <param name="References">Tables and views that its file reads.</param>
/// <param name="EmptyWhen">Which empty tables leave it without a row.</param>
/// <param name="Columns">What it has for columns.</param>
internal sealed record CompiledModel(string Name, IReadOnlyList<string> References, EmptyWhen EmptyWhen, IReadOnlyList<ModelColumn> Columns);
