using Finops.Reports.Content;
using Finops.Reports.Marts;

namespace Finops.Reports.Statement;

/// <summary>An allocation rule as a sentence for somebody who has never seen the file.</summary>
internal static class RuleWords
{
    /// <summary>Conditions longer than this are cut: the sentence is to keep to a line or two.</summary>
    private const int LongestSubject = 70;

    internal static string Of(SharedCost cost) =>
        cost.Method switch
        {
            "cost_center" => $"{Subject(cost)}: charged here as a whole.",
            "central" => $"{Subject(cost)}: held centrally and charged to nobody.",
            _ =>
                $"{Subject(cost)}: {Figures.Usd(cost.RuleUsd)} shared by {Figures.Plural(cost.CenterCount, "cost center", "cost centers")} {Key(cost.Method)}.",
        };

    private static string Subject(SharedCost cost)
    {
        var words = string.Join(", ", cost.Match.Select(condition => $"{Field(condition.Field)} {Pattern(condition.Field, condition.Pattern)}"));
        words = words.Length > LongestSubject ? words[..LongestSubject].TrimEnd(' ', ',') + "…" : words;
        return words.Length == 0 ? "All charges that no earlier rule takes" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Field(string field) => field.StartsWith("tag.", StringComparison.Ordinal) ? $"tag {field[4..]}" : field.Replace('_', ' ');

    private static string Pattern(string field, string pattern) =>
        string.Join(
            " or ",
            pattern.Split('|').Select(choice => field == "provider" && !choice.Contains('*', StringComparison.Ordinal) ? Names.Provider(choice) : choice)
        );

    private static string Key(string method) =>
        method switch
        {
            "percent" => "in fixed percentages",
            "even" => "in equal parts",
            "direct_spend" => "by their own spend",
            "list_spend" => "by their own spend at list price",
            "tokens" => "by the tokens they used",
            "seats" => "by the seats they hold",
            "commits" => "by their commits",
            _ => $"by {method.Replace('_', ' ')}",
        };
}
