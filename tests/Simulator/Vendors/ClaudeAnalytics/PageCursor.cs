using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Finops.Simulator.Vendors.ClaudeAnalytics;

/// <summary>An opaque page cursor: bound to its query and to the refresh it was made under.</summary>
internal sealed record PageCursor(string QueryHash, int Offset, DateTimeOffset Watermark)
{
    internal static string Hash(string path, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}?{fingerprint}")))[..16];

    internal string Encode() => "page_" + WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{QueryHash}.{Offset}.{Watermark.ToUnixTimeSeconds()}"));

    /// <exception cref="VendorException">400 for a text that no answer gave out.</exception>
    internal static PageCursor Decode(string text)
    {
        try
        {
            string[] parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text["page_".Length..])).Split('.');
            return new PageCursor(
                parts[0],
                int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture),
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture))
            );
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw VendorException.BadRequest("page: Invalid cursor");
        }
    }
}
