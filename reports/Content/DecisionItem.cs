namespace Finops.Reports.Content;

/// <param name="Title">What to do, as a command.</param>
/// <param name="Owner">Who decides; says so when nobody is named.</param>
/// <param name="Scope">What the owner answers for, or by when; may be empty.</param>
public sealed record DecisionItem(string Title, Prose Text, string Owner, string Scope, Tone Tone);
