namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>Where a page starts, with the cursor rules: another query → 400, another refresh → 410.</summary>
internal sealed class Paging(string path, Parameters parameters, DateTimeOffset watermark, bool keepsCursors)
{
    private readonly string queryHash = PageCursor.Hash(path, parameters.Fingerprint());

    internal int Start()
    {
        if (parameters.Text("page") is not { Length: > 0 } text)
        {
            return 0;
        }

        PageCursor cursor = PageCursor.Decode(text);
        if (cursor.QueryHash != queryHash)
        {
            throw VendorException.BadRequest("page: The cursor does not match the query parameters of this request");
        }

        return cursor.Watermark == watermark || keepsCursors
            ? cursor.Offset
            : throw new VendorException(
                410,
                "invalid_request_error",
                "page: The cursor has expired because the data was refreshed; restart from the first page"
            );
    }

    internal string? Next(int offset, int total) => offset < total ? new PageCursor(queryHash, offset, watermark).Encode() : null;
}
