using Finops.Reports.Pdf;

namespace Finops.Tests.Reports;

/// <summary>Programs that stand where the browser is looked for.</summary>
internal static class Pretended
{
    /// <summary>A shell script in place of the browser.</summary>
    internal static BrowserFinder Browser(DirectoryInfo folder, string script, string shell = "/bin/sh")
    {
        string program = Path.Combine(folder.FullName, "browser");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The pretended browser is a Unix program.");
        }

        File.WriteAllText(program, $"#!{shell}\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new BrowserFinder(name => name == "FINOPS_BROWSER" ? program : null);
    }

    /// <summary>The installed browser; the folder's name stands in its command line, and each start in the file `starts`.</summary>
    /// <param name="environment">What it gets beside this process's own, as a shell writes it.</param>
    internal static BrowserFinder MarkedBrowser(DirectoryInfo folder, string environment = "") =>
        Browser(
            folder,
            $"echo started >> '{folder.FullName}/starts'\n{environment} exec '{new BrowserFinder().Find()}' --crash-dumps-dir='{folder.FullName}' \"$@\""
        );
}
