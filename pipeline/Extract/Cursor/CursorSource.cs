using System.Net.Http.Headers;
using System.Text;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.Cursor;

/// <summary>Cursor: usage events, spend, activity and members of one team (README beside this file).</summary>
public sealed class CursorSource : ISource
{
    private static readonly VendorEndpoint Endpoint = new(
        "cursor",
        "https://api.cursor.com",
        RequestsPerMinute: 20,
        "an Admin API key (key_… or crsr_…), made by a team admin in cursor.com → Dashboard → Settings → Admin API keys",
        (request, key) => request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")))
    );

    /// <inheritdoc/>
    public string Id => Endpoint.SourceId;

    /// <inheritdoc/>
    public DateOnly? EarliestDay(DateOnly today) => CursorPolicy.Available(today).Start;

    /// <inheritdoc/>
    public async Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        request.CheckDays(CursorPolicy.Available(request.Today));
        using var http = Endpoint.Open(request);
        await new CursorPull(new CursorClient(http), request, extraction, request.Settings.Account ?? request.SourceName(Id)).RunAsync(cancellationToken);
    }
}
