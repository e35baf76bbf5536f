namespace Finops.Simulator.Vendors.Openai;

/// <summary>One line of the bill, exact: USD with as many decimals as it takes.</summary>
internal sealed record OpenaiCost(string ProjectId, string ApiKeyId, string LineItem, decimal Quantity, string Unit, decimal Usd)
{
    /// <summary>The value of a field that costs are grouped by.</summary>
    internal string Group(string field) =>
        field switch
        {
            "project_id" => ProjectId,
            "line_item" => LineItem,
            "api_key_id" => ApiKeyId,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "costs are not grouped by it"),
        };
}
