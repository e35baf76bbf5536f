using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>What the local sessions used: the truth behind the names in logs and telemetry. Drawn beside the messages, which stay as they are.</summary>
public static class LocalCommands
{
    private static readonly (string Name, string? Detail)[] Tools =
    [
        ("Bash", "git"),
        ("Bash", "dotnet"),
        ("Bash", "rg"),
        ("Read", null),
        ("Read", null),
        ("Edit", null),
        ("Grep", null),
        ("mcp__github__create_issue", "github/create_issue"),
        ("Skill", "release-notes"),
    ];

    private static readonly string[] Typed = ["/compact", "/clear", "/review-mine"];

    /// <summary>By message; most call one tool, and every other session begins with a command.</summary>
    public static ILookup<string, LocalCommand> ByMessage(Company company) =>
        LocalSessions
            .Messages(company)
            .GroupBy(static message => message.SessionId)
            .SelectMany(session => session.SelectMany((message, place) => Of(company, message, place == 0)))
            .ToLookup(static command => command.MessageId);

    private static IEnumerable<LocalCommand> Of(Company company, LocalMessage message, bool isFirst)
    {
        var dice = Dice.For(company.Seed, "local-command", message.MessageId);
        var commands = new List<LocalCommand>();
        if (isFirst && dice.Chance(500))
        {
            commands.Add(new LocalCommand(message.SessionId, message.MessageId, true, Typed[dice.Next(Typed.Length)], null, true));
        }

        if (dice.Chance(700))
        {
            (string name, string? detail) = Tools[dice.Next(Tools.Length)];
            commands.Add(new LocalCommand(message.SessionId, message.MessageId, false, name, detail, !dice.Chance(100)));
        }

        return commands;
    }
}
