using System.CommandLine;
using Finops.Core;
using Finops.Verbs;

namespace Finops.Cli;

internal static class InitCommand
{
    public static Command Create()
    {
        var command = new Command("init", "Write finops.json and the reference files to edit; never overwrites.\nExample: finops init --home ~/finops");
        command.SetAction(parsed =>
        {
            var home = Commands.HomeOf(parsed);
            var written = InitVerb.Run(home);
            Console.Out.WriteLine(
                written.Count == 0
                    ? $"{home.Root} is complete; nothing was written."
                    : $"{home.Root}\n{string.Join('\n', written.Select(file => $"  {file}"))}\n{First(home)}"
            );
        });
        return command;
    }

    private static string First(Home home) =>
        $"""
            Fill in first:
              finops.json                   where usage comes from; keys stay in the environment
              reference/people.csv          who is who at the vendors and belongs to which cost center; leave it empty where a SCIM directory says so
              reference/cost_centers.csv    who pays
              reference/gl_accounts.csv     accounts of the general ledger, before the first journal
            All other tables work as they are; reference/README.md says what each is for.
            Next: finops extract --home {home.Root}
            """;
}
