using System.Text.Json;
using Finops.Extract.AwsBedrock;
using Finops.Land;
using Finops.Tests.Cli;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>Each way of AWS's to get credentials for a bucket, in the program itself: AWS's library reads the process's own environment.</summary>
public sealed class CredentialTests : IDisposable
{
    private readonly TestHome home = new();
    private readonly AwsBedrockSource source = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("environment")]
    [InlineData("key file")]
    [InlineData("profile")]
    [InlineData("profile of the settings")]
    [InlineData("program")]
    [InlineData("container role")]
    [InlineData("assumed role")]
    public async Task Credentials_OfEachKind_AreFound(string kind)
    {
        await using var server = await S3Server.StartAsync();
        await using var container = await ContainerRole.StartAsync();
        await server.PutAsync("cur/x/data/BILLING_PERIOD=2026-10/x.csv", S3Server.Month("6"));
        var said = await ExtractAsync(server, kind == "profile of the settings" ? "billing" : null, [.. Environment(kind, server, container.Url)]);
        Assert.Equal((0, ""), (said.ExitCode, said.Problems));
        Assert.Equal(1, LandingLog.LastSequence(home.Home, source.Id));
    }

    [Fact]
    public async Task Credentials_ThatNothingHas_AreExitCode2AndSayWhereTheyMayStand()
    {
        await using var server = await S3Server.StartAsync();
        var said = await ExtractAsync(server, null);
        Assert.Equal(2, said.ExitCode);
        Assert.Contains("FINOPS_AWS_BEDROCK_KEY=<access key id>:<secret access key>", said.Problems, StringComparison.Ordinal);
        said = await ExtractAsync(server, "nobody");
        Assert.Equal(2, said.ExitCode);
        Assert.Contains("AWS profile nobody", said.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("program that fails", "non-zero exit value 1")]
    [InlineData("single sign-on without a session", "SSO")]
    public async Task Credentials_ThatCannotBeHad_AreExitCode2AndSayWhy(string kind, string expected)
    {
        await using var server = await S3Server.StartAsync();
        var said = await ExtractAsync(server, null, [.. Environment(kind, server, "")]);
        Assert.Equal(2, said.ExitCode);
        Assert.Contains(expected, said.Problems, StringComparison.Ordinal);
    }

    private IEnumerable<(string Name, string Value)> Environment(string kind, S3Server server, string container)
    {
        var (id, secret) = ("AKIAREADER", "reader-secret");
        var keys = $"aws_access_key_id = {id}\naws_secret_access_key = {secret}\n";
        switch (kind)
        {
            case "environment":
                return [("AWS_ACCESS_KEY_ID", id), ("AWS_SECRET_ACCESS_KEY", secret)];
            case "key file":
                return [("FINOPS_AWS_BEDROCK_KEY_FILE", home.Write("key", $"{id}:{secret}\n"))];
            case "profile":
                home.Write("credentials", $"[default]\naws_access_key_id = other\naws_secret_access_key = other\n[billing]\n{keys}");
                return [("AWS_PROFILE", "billing")];
            case "profile of the settings": // it goes before the environment
                home.Write("credentials", $"[billing]\n{keys}");
                return [("AWS_ACCESS_KEY_ID", "other"), ("AWS_SECRET_ACCESS_KEY", "other")];
            case "program":
                var answer = $$"""{"Version":1,"AccessKeyId":"{{id}}","SecretAccessKey":"{{secret}}"}""";
                home.Write("config", $"[default]\ncredential_process = cat {home.Write("answer.json", answer)}\n");
                return [];
            case "program that fails":
                home.Write("config", "[default]\ncredential_process = false\n");
                return [];
            case "single sign-on without a session":
                home.Write(
                    "config",
                    "[profile people]\nsso_session = larkfield\nsso_account_id = 111122223333\nsso_role_name = reader\n"
                        + "[sso-session larkfield]\nsso_region = us-east-1\nsso_start_url = https://larkfield.example/start\n"
                );
                return [("AWS_PROFILE", "people"), ("HOME", home.Home.Root)];
            case "container role":
                return [("AWS_CONTAINER_CREDENTIALS_FULL_URI", container)];
            default:
                home.Write("credentials", $"[source]\n{keys}");
                home.Write("config", "[profile reader]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = source\nregion = us-east-1\n");
                return [("AWS_PROFILE", "reader"), ("AWS_ENDPOINT_URL_STS", server.Address)];
        }
    }

    private Task<Said> ExtractAsync(S3Server server, string? profile, params (string Name, string Value)[] environment)
    {
        var settings = new { url = $"{server.Url}/cur/", profile };
        home.Write("finops.json", JsonSerializer.Serialize(new { sources = new Dictionary<string, object> { [source.Id] = settings } }));
        // AWS's variables and files of this machine's user, a machine's role, and keys that other tests set for this process stay out.
        var all = System
            .Environment.GetEnvironmentVariables()
            .Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("FINOPS_AWS_", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        all["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(home.Home.Root, "credentials");
        all["AWS_CONFIG_FILE"] = Path.Combine(home.Home.Root, "config");
        all["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        return Terminal.RunChildAsync(all, "extract", "--source", source.Id, "--home", home.Home.Root);
    }
}
