using System.Diagnostics;
using System.Globalization;

namespace Finops.Tests.Reports;

/// <summary>A browser's processes and their sockets, as Linux shows them below /proc.</summary>
internal static class BrowserProcesses
{
    internal static void SkipWithoutProc() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at below /proc, which only Linux has.");

    /// <summary>The processes that have a text in their command line, and all that they started.</summary>
    internal static int[] Of(string text)
    {
        var all = Directory
            .EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => (Id: int.Parse(name!), Parent: ParentOf(name!), Command: Read($"/proc/{name}/cmdline")))
            .Where(each => each.Id != Environment.ProcessId)
            .ToList();
        var found = all.Where(each => each.Command.Contains(text, StringComparison.Ordinal)).Select(each => each.Id).ToHashSet();
        while (all.Where(each => found.Contains(each.Parent)).Count(each => found.Add(each.Id)) > 0)
        {
            // one generation more
        }

        return [.. found.Order()];
    }

    /// <summary>Waits until a page is being rendered.</summary>
    internal static async Task<int[]> UntilRenderingAsync(string text)
    {
        while (true)
        {
            int[] found = Of(text);
            if (found.Any(IsRenderer))
            {
                return found;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits, up to ten seconds, until there is none.</summary>
    /// <returns>Those that stayed.</returns>
    internal static async Task<int[]> UntilGoneAsync(string text)
    {
        for (int i = 0; i < 500 && Of(text).Length > 0; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return Of(text);
    }

    internal static void Kill(int process)
    {
        try
        {
            Process.GetProcessById(process).Kill();
        }
        catch (ArgumentException)
        {
            // Ended with one that was killed before.
        }
    }

    internal static bool IsRenderer(int process) => Read($"/proc/{process}/cmdline").Contains("--type=renderer", StringComparison.Ordinal);

    /// <summary>Whether system calls are filtered: the inner wall of Chromium's sandbox.</summary>
    internal static bool IsSandboxed(int process) => Read($"/proc/{process}/status").Contains("Seccomp:\t2", StringComparison.Ordinal);

    /// <summary>The TCP sockets of these processes that wait for somebody to connect, as /proc/net/tcp writes them.</summary>
    internal static string[] Listening(IEnumerable<int> processes)
    {
        var own = processes.SelectMany(Sockets).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .SelectMany(table => Read(table).Split('\n').Skip(1))
                .Where(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, "0A", _, _, _, _, _, var inode, ..] && own.Contains(inode)),
        ];
    }

    private static IEnumerable<string> Sockets(int process)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFileSystemEntries($"/proc/{process}/fd")
                    .Select(file => new FileInfo(file).LinkTarget ?? "")
                    .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
                    .Select(target => target[8..^1]),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // ended meanwhile
        }
    }

    private static int ParentOf(string process) =>
        Read($"/proc/{process}/stat") is { Length: > 0 } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]) : 0;

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ""; // ended meanwhile
        }
    }
}
