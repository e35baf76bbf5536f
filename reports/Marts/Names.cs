namespace Finops.Reports.Marts;

/// <summary>How identifiers of the marts are written for readers.</summary>
internal static class Names
{
    internal const string Unassigned = "unassigned";
    internal const string Unattributed = "unattributed";
    internal const string Central = "central";

    /// <summary>Whether spend under this id has no cost center to answer for it.</summary>
    internal static bool IsUnowned(string costCenterId) => costCenterId is Unassigned or Unattributed;

    internal static string CostCenter(string id, string? name) =>
        id switch
        {
            Unassigned => "Unassigned: person without cost center",
            Unattributed => "Unattributed: no person known",
            _ => name ?? id,
        };

    /// <summary>"CC-1100 Payments"; what has no cost center has no id to show.</summary>
    internal static string CostCenterWithId(string id, string? name) =>
        IsUnowned(id) ? CostCenterShort(id, name)
        : name is null || name == id ? id
        : $"{id} {name}";

    /// <summary>For charts, where room is short.</summary>
    internal static string CostCenterShort(string id, string? name) =>
        id switch
        {
            Unassigned => "Unassigned",
            Unattributed => "Unattributed",
            _ => name ?? id,
        };

    internal static string Scope(string type, string id, string? name) =>
        type switch
        {
            "organization" => "Whole organization",
            "cost_center" => CostCenterShort(id, name),
            _ => name ?? id,
        };

    internal static string ScopeType(string type) => Words(type);

    /// <summary>"claude_code" → "Claude Code".</summary>
    internal static string Product(string? id) =>
        id switch
        {
            null or "" or "none" => "Not stated",
            "api" => "API",
            _ => Titled(id),
        };

    internal static string Provider(string id) =>
        id switch
        {
            "openai" => "OpenAI",
            "github" => "GitHub",
            "aws-bedrock" => "AWS Bedrock",
            "aws" => "AWS",
            _ => Titled(id),
        };

    /// <summary>"vendor_total" → "Vendor total".</summary>
    internal static string Words(string id)
    {
        var words = id.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Titled(string id) => string.Join(' ', id.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Words));
}
