using Finops.Core;

namespace Finops.Extract.Openai;

/// <summary>HTTP 400 on the first page of a report: the vendor may not take its grouping.</summary>
internal sealed class GroupingRefusedException(FinopsException refusal) : Exception(refusal.Message)
{
    /// <summary>The same as a refusal, for when there is no other grouping to try.</summary>
    public FinopsException Refusal { get; } = refusal;
}
