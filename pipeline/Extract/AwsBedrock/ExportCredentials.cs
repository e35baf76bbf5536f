using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Finops.Core;
using Finops.Extract.Http;

namespace Finops.Extract.AwsBedrock;

/// <summary>Credentials for a bucket, and where they come from, for errors.</summary>
/// <param name="Value">What requests are signed with; those of a role renew themselves.</param>
/// <param name="Origin">A variable, a profile or AWS's own chain.</param>
/// <param name="Secret">What must not be shown; null where AWS's library alone knows it.</param>
internal sealed record ExportCredentials(AWSCredentials Value, string Origin, string? Secret)
{
    /// <summary>
    /// This source's own variable, or the file that it names; else what AWS's library finds: AWS_ACCESS_KEY_ID, a web identity, the profile (keys, single
    /// sign-on, a role, a program), the role of the container or of the machine.
    /// </summary>
    /// <exception cref="FinopsException">Exit code 2: there are none, or they are nothing of the kind; the message does not show them.</exception>
    public static async Task<ExportCredentials> FindAsync(ExtractRequest request, string sourceId, CancellationToken cancellationToken)
    {
        var variable = request.KeyVariable(sourceId);
        var (key, where) = Core.Secret.Find(variable, request.Environment);
        if (key is not null)
        {
            return Parse(key, where, variable);
        }

        // AWS's own order: keys of the environment go before a profile of the environment.
        var profile = request.Settings.Profile ?? (request.Environment("AWS_ACCESS_KEY_ID") is null ? request.Environment("AWS_PROFILE") : null);
        var origin = string.IsNullOrEmpty(profile) ? "AWS's environment variables, profile or role" : $"AWS profile {profile}";
        try
        {
            var found = string.IsNullOrEmpty(profile)
                ? (AWSCredentials)await new DefaultAWSCredentialsIdentityResolver().ResolveIdentityAsync(new AmazonS3Config(), cancellationToken)
                : OfProfile(profile);
            await found.GetCredentialsAsync().WaitAsync(cancellationToken); // a role that may not be assumed says so here
            return new ExportCredentials(found, origin, null);
        }
        catch (Exception error) when (error is not OperationCanceledException) // profiles, programs, tokens: each kind throws its own
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    origin,
                    "credentials for the export's bucket",
                    Redaction.Of(Refusal(error)?.Message ?? Reason(error.Message), null),
                    $"set {variable}=<access key id>:<secret access key>, or {variable}_FILE, or AWS's own variables; or name a profile: \"profile\": "
                        + $"\"billing\""
                ),
                error
            );
        }
    }

    // AWS's chain refuses profiles with single sign-on; they need the session that `aws sso login` has opened.
    private static AWSCredentials OfProfile(string name)
    {
        if (!new CredentialProfileStoreChain().TryGetAWSCredentials(name, out var credentials))
        {
            throw new AmazonClientException("no profile of that name in AWS's files, or one without credentials");
        }

        if (credentials is SSOAWSCredentials signOn)
        {
            signOn.Options.ClientName = "finops";
            signOn.Options.SupportsGettingNewToken = false;
        }

        return credentials;
    }

    // The chain lists all that it tried: what nobody set says nothing.
    private static string Reason(string message) =>
        message.Split(" of 4: ") is [_, .. var tried] && tried.Length > 1
            ? string.Join(
                ' ',
                tried
                    .Select(line => line.Split('\n')[0])
                    .Where(line =>
                        !line.Contains("AWS_ACCESS_KEY_ID", StringComparison.Ordinal) && !line.Contains("webIdentityTokenFile", StringComparison.Ordinal)
                    )
            )
            : message;

    // What AWS's token service said, below what the library says of it.
    private static AmazonServiceException? Refusal(Exception? error) => error is null ? null : error as AmazonServiceException ?? Refusal(error.InnerException);

    /// <summary>Reads <c>access key id:secret access key</c>, with <c>:session token</c> behind it for temporary credentials.</summary>
    /// <exception cref="FinopsException">Exit code 2: it is nothing of the kind; the message does not show it.</exception>
    internal static ExportCredentials Parse(string key, string where, string variable) =>
        (key.All(letter => letter is > ' ' and < (char)127) ? key.Split(':') : []) switch
        {
            [{ Length: > 0 } id, { Length: > 0 } secret] => new ExportCredentials(new BasicAWSCredentials(id, secret), variable, secret),
            [{ Length: > 0 } id, { Length: > 0 } secret, { Length: > 0 } token] => new ExportCredentials(
                new SessionAWSCredentials(id, secret, token),
                variable,
                secret
            ),
            _ => throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    where,
                    "<access key id>:<secret access key>, or the same with :<session token>",
                    "something else",
                    $"join the parts of an IAM key with a colon in {variable}; it needs s3:ListBucket and s3:GetObject on the export's bucket"
                )
            ),
        };
}
