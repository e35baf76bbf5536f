using System.CommandLine;
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
                    : $"{home.Root}\n{string.Join('\n', written.Select(file => $"  {file}"))}\nNext: edit finops.json and reference/, then finops extract "
                        + $"--home {home.Root}"
            );
        });
        return command;
    }
}
