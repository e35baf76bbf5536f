namespace Finops.Close;

/// <summary>How firmly a month is closed (FOCUS BillingPeriodStatus Closed, in two steps).</summary>
public enum CloseKind
{
    /// <summary>The lines are frozen and can be billed; vendors may still revise, which shows as corrections in the next open month.</summary>
    Provisional,

    /// <summary>The vendors' revision window is over and every statement agrees.</summary>
    Final,
}
