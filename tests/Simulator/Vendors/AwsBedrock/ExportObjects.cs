using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.AwsBedrock;

/// <summary>The bucket's objects: per month two gzipped CSV chunks of the Cost and Usage Report 2.0 and a manifest, as of a clock.</summary>
internal sealed class ExportObjects(BedrockBill bill)
{
    private const int Chunks = 2;

    /// <summary>Payer of everything.</summary>
    public const string PayerAccount = "111122223333";

    /// <summary>Keys in the order in which S3 lists them.</summary>
    public IEnumerable<string> Keys(ApiRequest request)
    {
        string export = $"exports/larkfield{request.Faults.OrganizationSuffix}";
        for (DateOnly month = new(Company.FirstDay.Year, Company.FirstDay.Month, 1); month <= Last(request); month = month.AddMonths(1))
        {
            for (int chunk = 1; chunk <= Chunks; chunk++)
            {
                yield return $"{export}/data/BILLING_PERIOD={month:yyyy-MM}/larkfield-{chunk:00000}.csv.gz";
            }
        }

        yield return $"{export}/metadata/larkfield-Manifest.json";
    }

    /// <summary>The bytes of an object; null when there is none.</summary>
    public byte[]? Bytes(string key, ApiRequest request)
    {
        if (!Keys(request).Contains(key))
        {
            return null;
        }

        return key.EndsWith(".json", StringComparison.Ordinal)
            ? "{}"u8.ToArray()
            : Gzip(
                Csv(
                    DateOnly.ParseExact(key.Split("BILLING_PERIOD=")[1][..7] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    key.Contains("-00001.", StringComparison.Ordinal) ? 0 : 1,
                    request
                )
            );
    }

    /// <summary>S3's etag of an object that was written in one piece.</summary>
    public static string ETag(byte[] bytes) => $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";

    private static DateOnly Last(ApiRequest request) => DateOnly.FromDateTime(request.Clock.UtcDateTime).AddDays(-1);

    private string Csv(DateOnly month, int chunk, ApiRequest request)
    {
        bool hasUnknown = request is { IsSpoilt: true, Faults.UnknownFields: true };
        var text = new StringBuilder(
            "bill_billing_period_start_date,bill_payer_account_id,bill_billing_entity,line_item_usage_account_id,line_item_line_item_type,line_item_usage_start_date,line_item_usage_end_date,line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_rate,line_item_unblended_cost,line_item_currency_code,line_item_line_item_description,line_item_iam_principal,pricing_unit,product,tags"
        );
        text.Append(hasUnknown ? ",service_level\n" : "\n");
        string? type = chunk == 0 && request is { IsSpoilt: true, Faults.UnknownValues: true } ? "introduced_later" : null;
        for (DateOnly day = month; day < month.AddMonths(1) && day <= Last(request); day = day.AddDays(1))
        {
            int scale = request.Faults.Scale(day);
            IReadOnlyList<BedrockLine> lines = scale == 0 ? [] : bill.Lines(day, request.Clock);
            for (int i = chunk; i < lines.Count; i += Chunks)
            {
                BedrockLine line = lines[i];
                string[] cells =
                [
                    $"{month:yyyy-MM-dd}T00:00:00.000Z",
                    PayerAccount + request.Faults.OrganizationSuffix,
                    line.ProductCode.StartsWith("Amazon", StringComparison.Ordinal) ? "AWS" : "AWS Marketplace",
                    BedrockBill.LinkedAccount,
                    type ?? line.Type,
                    $"{day:yyyy-MM-dd}T00:00:00.000Z",
                    $"{day.AddDays(1):yyyy-MM-dd}T00:00:00.000Z",
                    line.ProductCode,
                    line.UsageType,
                    Number(line.Quantity * scale),
                    Number(line.Rate),
                    Number(line.Cost * scale),
                    "USD",
                    line.Description,
                    line.Principal,
                    line.Unit,
                    JsonSerializer.Serialize(new { product_name = line.ProductName }),
                    line.CostCenter.Length == 0 ? "{}" : $"{{\"iamPrincipal/cost-center\":\"{line.CostCenter}\"}}",
                ];
                text.Append(string.Join(',', cells.Select(static cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))
                    .Append(hasUnknown ? ",priority\n" : "\n");
                type = null;
            }
        }

        return text.ToString();
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
