namespace Finops.Tests.Contract;

/// <summary>Two valid files for every source that reads dropped text files: the one list that a new one adds itself to.</summary>
internal static class DroppedFiles
{
    private const string SpendHeader =
        "user_email,account_uuid,product,model,total_requests,total_prompt_tokens,total_completion_tokens,total_net_spend_usd,total_gross_spend_usd,user_id";
    private const string GithubHeader =
        "date,username,product,sku,model,quantity,unit_type,applied_cost_per_quantity,gross_amount,discount_amount,net_amount,organization,repository,cost_center_name";
    private const string Organization = "5b0c7d1e-3a84-4f6b-9c52-1d7e60a4f913";

    /// <summary>By source id.</summary>
    public static IReadOnlyDictionary<string, DroppedFile[]> BySource { get; } =
        new Dictionary<string, DroppedFile[]>(StringComparer.Ordinal)
        {
            ["spend-report"] =
            [
                new(
                    $"spend-report-{Organization}-2026-09-01-to-2026-09-30.csv",
                    $"{SpendHeader}\nada@x.example,,Chat,claude-opus-5-5,4,100,10,1.25,1.50,user_1\n"
                ),
                new(
                    $"spend-report-{Organization}-2026-10-01-to-2026-10-31.csv",
                    $"{SpendHeader}\nada@x.example,,Chat,claude-opus-5-5,8,200,20,2.50,3.00,user_1\n"
                ),
            ],
            ["github-billing-csv"] =
            [
                new(
                    "september.csv",
                    $"{GithubHeader}\n2026-09-03,ada,copilot,copilot_ai_credit,Claude Haiku 4.5,310,ai-credits,0.01,3.1,3.1,0,larkfield,larkfield/app,\n"
                ),
                new(
                    "october.csv",
                    $"{GithubHeader}\n2026-10-03,ada,copilot,copilot_ai_credit,Claude Haiku 4.5,210,ai-credits,0.01,2.1,2.1,0,larkfield,larkfield/app,\n"
                ),
            ],
            ["focus"] = [new("aws-2026-09.csv", Charge("2026-09")), new("aws-2026-10.csv", Charge("2026-10"))],
            ["claude-code"] = [new("app/a.jsonl", Answer("msg_1", "req_1", 12)), new("app/b.jsonl", Answer("msg_2", "req_2", 34))],
            ["otel"] = [new("logs-09.jsonl", Record("req_1", "1790000000")), new("logs-10.jsonl", Record("req_2", "1790900000"))],
            ["usage-events"] = [new("gateway-09.ndjson", Event("r1", "2026-09-30")), new("gateway-10.ndjson", Event("r2", "2026-10-01"))],
        };

    private static string Answer(string message, string request, int output) =>
        $$$"""
            {"type":"assistant","timestamp":"2026-10-01T10:00:00.000Z","sessionId":"{{{message}}}","requestId":"{{{request}}}","cwd":"/srv/app","message":{"id":"{{{message}}}","role":"assistant","model":"claude-opus-5-5","usage":{"output_tokens":{{{output}}},"input_tokens":3,"cache_creation_input_tokens":0,"cache_read_input_tokens":0} } }

            """;

    private static string Record(string request, string second) =>
        $$$"""
            {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"claude-code"} }]},"scopeLogs":[{"logRecords":[{"timeUnixNano":"{{{second}}}000000000","body":{"stringValue":"claude_code.api_request"},"attributes":[{"key":"model","value":{"stringValue":"claude-opus-5-5"} },{"key":"input_tokens","value":{"intValue":"10"} },{"key":"output_tokens","value":{"intValue":"5"} },{"key":"request_id","value":{"stringValue":"{{{request}}}"} }]}]}]}]}

            """;

    private static string Charge(string month) =>
        $"""
            BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,ServiceName,BilledCost,EffectiveCost,ListCost
            111122223333,USD,{month}-01T00:00:00Z,{month}-03T00:00:00Z,{month}-04T00:00:00Z,Usage,AWS,Amazon S3,1.25,1.25,1.50

            """;

    private static string Event(string request, string day) =>
        $$$"""
            {"ts":"{{{day}}}T10:00:00Z","provider":"openai","user":"ada@x.example","model":"gpt-5","input_tokens":10,"cache_read_tokens":0,"cache_write_tokens":0,"output_tokens":5,"request_id":"{{{request}}}"}

            """;
}
