using System.Text;

namespace Finops.Tests.Notify;

/// <summary>A mail as it was handed over.</summary>
/// <param name="Recipient">Of the envelope.</param>
/// <param name="Headers">By name; the last of several.</param>
/// <param name="Body">Decoded.</param>
internal sealed record SmtpMail(string Recipient, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Key => Headers["X-Idempotency-Key"];

    public static SmtpMail Parse(string recipient, string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var before, var after] ? (before, after) : (text, "");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in head.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            headers[line.Split(':')[0]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        return new SmtpMail(
            recipient,
            headers,
            headers.GetValueOrDefault("Content-Transfer-Encoding") == "base64"
                ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal)))
                : QuotedPrintable(body)
        );
    }

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var index = 0; index < joined.Length; index++)
        {
            if (joined[index] == '=')
            {
                bytes.Add(Convert.ToByte(joined.Substring(index + 1, 2), 16));
                index += 2;
            }
            else
            {
                bytes.Add((byte)joined[index]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
