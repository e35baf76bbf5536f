using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>How often and how much a role uses a product.</summary>
/// <param name="Name">Wire name.</param>
/// <param name="Permille">Chance to use it on a day of presence.</param>
/// <param name="Requests">Requests on a mean day of a mean person.</param>
/// <param name="Kind">Whose token sizes.</param>
/// <param name="Family">Model family; null = the person's own.</param>
/// <param name="FollowsShare">Whether the full heavy tail applies (agents), or people differ less (typed by hand).</param>
internal sealed record ProductHabit(string Name, int Permille, int Requests, RequestKind Kind, string? Family, bool FollowsShare)
{
    private static readonly ProductHabit[] Developer =
    [
        new("claude_code", 960, 640, RequestKind.AgentTurn, null, true),
        new("chat", 450, 40, RequestKind.Chat, "sonnet", false),
        new("claude_in_chrome", 50, 25, RequestKind.Office, "haiku", false),
    ];

    private static readonly ProductHabit[] Analyst =
    [
        new("claude_code", 350, 260, RequestKind.AgentTurn, null, true),
        new("chat", 750, 70, RequestKind.Chat, "sonnet", false),
        new("cowork", 400, 180, RequestKind.AgentTurn, "opus", true),
        new("office_agent", 300, 60, RequestKind.Office, "sonnet", false),
    ];

    private static readonly ProductHabit[] Business =
    [
        new("chat", 800, 60, RequestKind.Chat, "sonnet", false),
        new("cowork", 450, 260, RequestKind.AgentTurn, "sonnet", true),
        new("office_agent", 400, 60, RequestKind.Office, "sonnet", false),
        new("claude_design", 60, 20, RequestKind.Chat, "opus", false),
        new("claude-tag", 60, 10, RequestKind.Chat, "sonnet", false),
    ];

    internal static IReadOnlyList<ProductHabit> Of(Role role) =>
        role switch
        {
            Role.Developer => Developer,
            Role.Analyst => Analyst,
            _ => Business,
        };
}
