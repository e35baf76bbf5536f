using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.ClaudeConsole;

/// <summary>Claude Console (Admin API): cost, usage, Claude Code, people, workspaces and keys of one organization (README beside this file).</summary>
public sealed class ClaudeConsoleSource : ISource
{
    private const int MaxRestarts = 5;

    private static readonly VendorEndpoint Endpoint = new(
        "claude-console",
        "https://api.anthropic.com",
        RequestsPerMinute: 60,
        "an Admin API key (sk-ant-admin01-…), made by an admin in Console → Settings → Admin keys (a workspace's key or an analytics key does not work)",
        (request, key) =>
        {
            request.Headers.Add("x-api-key", key);
            request.Headers.Add("anthropic-version", "2023-06-01");
            request.Headers.Add("anthropic-beta", "fast-mode-2026-02-01"); // without it nothing can be grouped by speed
        }
    );

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => ClaudeConsolePolicy.Earliest(today);

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        request.CheckDays(new DayRange(ClaudeConsolePolicy.Earliest(request.Today), request.Today.AddDays(1)));
        using var http = Endpoint.Open(request);
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                await new ClaudeConsolePull(new ClaudeConsoleClient(http), request, extraction).RunAsync(cancellationToken);
                return;
            }
            catch (CursorExpiredException) when (restarts < MaxRestarts)
            {
                request.Log.Write("extraction_restarted", ("source", Id), ("reason", "cursor_expired"));
                extraction.Restart();
            }
            catch (CursorExpiredException expired)
            {
                throw new FinopsException(
                    ExitCode.VendorUnavailable,
                    new Problem(
                        Id,
                        "one complete pull",
                        $"cursors that died during each of {MaxRestarts + 1} pulls",
                        "again in an hour, or fewer days: --from … --to …; nothing has landed"
                    ),
                    expired
                );
            }
        }
    }
}
