namespace Finops.Simulator.Use;

/// <summary>What a revision does to a principal's day.</summary>
public enum RevisionKind
{
    /// <summary>Tokens (and with them list and billed amounts) are scaled.</summary>
    Tokens,

    /// <summary>Only what is billed changes.</summary>
    Amount,

    /// <summary>The rows move to another model.</summary>
    OtherModel,

    /// <summary>The day is gone.</summary>
    Emptied,
}
