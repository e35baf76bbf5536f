using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Finops.Simulator.Vendors.AwsBedrock;

/// <summary>A tiny S3: ListObjectsV2 with ten keys a page, GetObject, and the check of Signature Version 4. The bucket is the mount's own folder.</summary>
public sealed class AwsBedrockApi(World world) : IVendorApi
{
    private const int PageSize = 10;
    private const string Secret = "larkfield/secret+key";
    private const string OtherSecret = "larkfield/other+key";
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly BedrockBill bill = new(world.Company);

    public string SourceId => "aws-bedrock";

    public string Key => $"AKIALARKFIELD:{Secret}";

    public string KeyWithoutScope => $"AKIAOTHER:{OtherSecret}";

    public int? ExpiredCursorStatus => null;

    public string? EnumField => "line_item_line_item_type";

    public ApiAnswer Answer(ApiRequest request)
    {
        CheckCaller(request);
        var objects = new ExportObjects(bill);
        if (request.Path is "/" or "")
        {
            return new ApiAnswer(null, Encoding.UTF8.GetBytes(List(objects, request)), "application/xml");
        }

        byte[] bytes = objects.Bytes(PathOf(request).TrimStart('/'), request)
            ?? throw new VendorException(404, "NoSuchKey", "The specified key does not exist.");
        return new ApiAnswer(null, bytes, "application/x-gzip", new Dictionary<string, string> { ["ETag"] = ExportObjects.ETag(bytes) });
    }

    public JsonNode Error(VendorException error) => new JsonObject { ["code"] = error.Type, ["message"] = error.Message };

    public ApiAnswer ErrorAnswer(VendorException error) =>
        new(
            null,
            Encoding.UTF8.GetBytes(new XElement("Error", new XElement("Code", error.Type), new XElement("Message", error.Message)).ToString()),
            "application/xml",
            Status: error.Status
        );

    public bool HasCursor(ApiRequest request) => request.Query.ContainsKey("continuation-token");

    public IEnumerable<JsonObject> Rows(JsonNode answer) => [];

    public IEnumerable<VendorCharge> Charges(DateOnly day, DateTimeOffset clock, Faults faults) =>
        day >= DateOnly.FromDateTime(clock.UtcDateTime)
            ? []
            : bill.Lines(day, clock)
                .Select(line => new VendorCharge(
                    ExportObjects.PayerAccount,
                    line.Type switch
                    {
                        "Fee" => "Purchase",
                        "EdpDiscount" => "Adjustment",
                        _ => line.Type,
                    },
                    line.PrincipalId,
                    line.Type is "EdpDiscount" or "Credit" ? 0 : line.Cost * faults.Scale(day),
                    line.Cost * faults.Scale(day)
                ));

    private static string List(ExportObjects objects, ApiRequest request)
    {
        if (request.Query["list-type"] != "2")
        {
            throw VendorException.BadRequest("list-type must be 2");
        }

        string prefix = request.Query["prefix"].ToString();
        string after = request.Query["continuation-token"].ToString();
        List<string> keys = [.. objects.Keys(request).Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0)];
        List<string> page = [.. keys.Take(PageSize)];
        bool isTruncated = keys.Count > page.Count;
        return new XElement(
            S3 + "ListBucketResult",
            new XElement(S3 + "KeyCount", page.Count),
            new XElement(S3 + "IsTruncated", isTruncated ? "true" : "false"),
            isTruncated ? new XElement(S3 + "NextContinuationToken", page[^1]) : null,
            page.Select(key => (Key: key, Bytes: objects.Bytes(key, request)!))
                .Select(entry => new XElement(
                    S3 + "Contents",
                    new XElement(S3 + "Key", entry.Key),
                    new XElement(S3 + "ETag", ExportObjects.ETag(entry.Bytes)),
                    new XElement(S3 + "Size", entry.Bytes.Length)
                ))
        ).ToString();
    }

    private static void CheckCaller(ApiRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        string id = Between(header, "Credential=", "/");
        string secret = id switch
        {
            "AKIALARKFIELD" => Secret,
            "AKIAOTHER" => OtherSecret,
            _ => throw new VendorException(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
        };
        if (Between(header, "Signature=", ",") != Signature(request, header, secret))
        {
            throw new VendorException(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.");
        }

        if (id == "AKIAOTHER")
        {
            throw new VendorException(403, "AccessDenied", "Access Denied");
        }
    }

    private static string Signature(ApiRequest request, string header, string secret)
    {
        string[] scope = Between(header, "Credential=", ",").Split('/');
        string names = Between(header, "SignedHeaders=", ",");
        string path = string.Join(
            '/',
            (new Uri(request.BaseUrl).AbsolutePath + (request.Path.Length == 0 ? "/" : PathOf(request))).Split('/').Select(Uri.EscapeDataString)
        );
        string query = string.Join(
            '&',
            request.Query.Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}").Order(StringComparer.Ordinal)
        );
        string headers = string.Join('\n', names.Split(';').Select(name => $"{name}:{request.Headers[name]}"));
        string canonical = $"{request.Method}\n{path}\n{query}\n{headers}\n\n{names}\n{request.Headers["x-amz-content-sha256"]}";
        string text =
            $"AWS4-HMAC-SHA256\n{request.Headers["x-amz-date"]}\n{string.Join('/', scope[1..])}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        byte[] key = scope[1..]
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), static (hash, word) => HMACSHA256.HashData(hash, Encoding.UTF8.GetBytes(word)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    // The host takes the second organization's suffix out of every path, and the signature is of the path as it was sent.
    private static string PathOf(ApiRequest request) =>
        request.Path.Replace("/exports/larkfield/", $"/exports/larkfield{request.Faults.OrganizationSuffix}/", StringComparison.Ordinal);

    private static string Between(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        int end = text.IndexOf(to, start + from.Length, StringComparison.Ordinal);
        return end < 0 ? text[(start + from.Length)..] : text[(start + from.Length)..end];
    }
}
