using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>An opaque page token, bound to its path and its parameters.</summary>
internal static class OpenaiCursor
{
    internal static string Write(ApiRequest request, int days) => "page_" + WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{days}.{Query(request)}"));

    /// <summary>Days from the start of the answer to the page; 0 without a token.</summary>
    /// <exception cref="VendorException">400: no token of this query.</exception>
    internal static int Read(ApiRequest request)
    {
        if (!request.Query.TryGetValue("page", out var token))
        {
            return 0;
        }

        try
        {
            string[] parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token.ToString()["page_".Length..])).Split('.', 2);
            return parts[1] == Query(request) ? int.Parse(parts[0], NumberStyles.None) : throw Invalid();
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw Invalid();
        }
    }

    private static VendorException Invalid() => VendorException.BadRequest("The page token is invalid.");

    private static string Query(ApiRequest request) =>
        request.Path
        + string.Join(
            '&',
            request
                .Query.Where(static pair => pair.Key != "page")
                .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(static pair => $"{pair.Key}={pair.Value}")
        );
}
