using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Finops.Core;

namespace Finops.Extract.Git;

/// <summary>The real <c>git</c> as a child process, reading one repository. It never asks, never pages, never writes into the repository, never goes to the
/// network.</summary>
/// <param name="folder">The repository.</param>
/// <param name="index">An index outside of the repository; null: the repository's own.</param>
internal sealed class GitProgram(string folder, string? index = null)
{
    // Set by git for hooks; they would point every call at another repository.
    private static readonly string[] Misleading =
    [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    ];

    /// <summary>The lines that git prints; null when it ends with 1, which is how it says "no such thing".</summary>
    /// <exception cref="FinopsException">Exit code 2: there is no git, or it may not read here. 1: the repository is broken.</exception>
    public async Task<IReadOnlyList<string>?> LinesAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var git = Start(arguments);
        git.StandardInput.Close();
        using var stop = KillOn(cancellationToken, git);
        var errors = git.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await git.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await git.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return git.ExitCode switch
        {
            0 => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            1 => null,
            _ => throw Failed(arguments, git.ExitCode, await errors),
        };
    }

    /// <summary>What git prints, cut at NUL, as it comes.</summary>
    /// <exception cref="FinopsException">Exit code 2: there is no git, or it may not read here. 1: the repository is broken.</exception>
    public IAsyncEnumerable<string> FieldsAsync(CancellationToken cancellationToken, params string[] arguments) =>
        FieldsAsync([], cancellationToken, arguments);

    /// <summary>The same of a git that is given fields to read, each ended with NUL.</summary>
    /// <exception cref="FinopsException">Exit code 2: there is no git, or it may not read here. 1: the repository is broken.</exception>
    public async IAsyncEnumerable<string> FieldsAsync(
        IEnumerable<string> input,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        string[] arguments
    )
    {
        using var git = Start(arguments);
        using var stop = KillOn(cancellationToken, git);
        var given = GiveAsync(git, input);
        var errors = git.StandardError.ReadToEndAsync(CancellationToken.None);
        var buffer = new char[1 << 16];
        var field = new StringBuilder();
        for (int count; (count = await git.StandardOutput.ReadAsync(buffer, CancellationToken.None)) > 0; )
        {
            var rest = buffer.AsMemory(0, count);
            for (int end; (end = rest.Span.IndexOf('\0')) >= 0; rest = rest[(end + 1)..])
            {
                yield return field.Append(rest.Span[..end]).ToString();
                field.Clear();
            }

            field.Append(rest.Span);
        }

        await given;
        await git.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (git.ExitCode != 0 || field.Length > 0)
        {
            throw Failed(arguments, git.ExitCode, await errors);
        }
    }

    private static async Task GiveAsync(Process git, IEnumerable<string> input)
    {
        try
        {
            foreach (var field in input)
            {
                await git.StandardInput.WriteAsync(field + '\0');
            }

            git.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read all; its exit code says why.
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git",
            ["-C", folder, "--no-pager", "--no-replace-objects", "-c", "log.showSignature=false", "-c", "core.quotePath=false", .. arguments]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var name in Misleading)
        {
            start.Environment.Remove(name);
        }

        if (index is not null)
        {
            start.Environment["GIT_INDEX_FILE"] = Path.GetFullPath(index);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    "git",
                    "the program git on the PATH",
                    error.Message,
                    "install it (Debian: apt-get install git), or take the source git out of finops.json"
                ),
                error
            );
        }
    }

    private static CancellationTokenRegistration KillOn(CancellationToken cancellationToken, Process git) =>
        cancellationToken.Register(() =>
        {
            try
            {
                git.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It had ended by itself.
            }
        });

    private FinopsException Failed(string[] arguments, int exitCode, string said)
    {
        var line = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no word";
        var isForeign = said.Contains("dubious ownership", StringComparison.Ordinal);
        return new FinopsException(
            isForeign ? ExitCode.Usage : ExitCode.DataProblem,
            new Problem(
                folder,
                $"an answer of git {arguments[0]}",
                $"exit code {exitCode}: {line}",
                isForeign
                    ? $"git config --global --add safe.directory {folder}, as the user who runs finops"
                    : $"git -C {folder} fsck says what is broken; clone it again, or take it out of the folder. Nothing has landed"
            )
        );
    }
}
