using Finops.Simulator.Staff;

namespace Finops.Simulator.Features;

/// <summary>What the invented company has added to Claude.</summary>
internal static class FeatureList
{
    private static readonly string[] Code = ["claude_code"];
    private static readonly string[] CodeAndCowork = ["claude_code", "cowork"];
    private static readonly string[] Desk = ["chat", "cowork", "office_agent"];
    private static readonly string[] Everywhere = ["chat", "claude_code", "cowork"];
    private static readonly Role[] Developers = [Role.Developer];
    private static readonly Role[] Others = [Role.Analyst, Role.Business];
    private static readonly Role[] All = [Role.Developer, Role.Analyst, Role.Business];

    internal static IReadOnlyList<Feature> Items { get; } =
    [
        Skill("code-review", null, null, Code, Developers, 260),
        Skill("docx", null, "public", Desk, Others, 130),
        Skill("pdf", null, "public", Desk, Others, 160),
        Skill("pptx", null, "public", Desk, Others, 110),
        Skill("release-notes", null, null, Code, Developers, 90),
        Skill("skill_01CreditMemoLarkfield", "Credit memo", "organization", Desk, Others, 150),
        Skill("skill_01PaymentsRunbookLark", "Payments runbook", "organization", Everywhere, Developers, 120),
        Skill("skill_01k7Qw9ZtPrivateNotes", null, "private", ["chat"], All, 40),
        Skill("xlsx", null, "public", Desk, Others, 220),
        Connector("atlassian", null, Everywhere, All, 300),
        Connector("github", null, Code, Developers, 480),
        Connector("google_drive", null, Desk, Others, 260),
        Connector("mcpsrv_01CoreLedgerLarkfie", "Core Ledger", Everywhere, [Role.Developer, Role.Analyst], 110),
        Connector("slack", null, ["chat", "cowork"], Others, 200),
        Connector("snowflake", null, Everywhere, [Role.Analyst], 340),
        Plugin("code-reviewer", "code-reviewer@claude-plugins-official", Code, Developers, 140),
        Plugin("finance-pack", "finance-pack@larkfield", ["cowork"], Others, 180),
        Plugin("serena", "serena@claude-plugins-official", Code, Developers, 110),
        Plugin("third-party", null, CodeAndCowork, All, 70),
    ];

    private static Feature Skill(string name, string? shown, string? status, string[] products, Role[] roles, int permille) =>
        new(FeatureKind.Skill, name, shown, null, status, products, roles, permille);

    private static Feature Connector(string name, string? shown, string[] products, Role[] roles, int permille) =>
        new(FeatureKind.Connector, name, shown, null, null, products, roles, permille);

    private static Feature Plugin(string name, string? id, string[] products, Role[] roles, int permille) =>
        new(FeatureKind.Plugin, name, null, id, null, products, roles, permille);
}
