using System.Text.RegularExpressions;
using Finops.Core;

namespace Finops.Notify;

/// <summary>The channels of finops.json, checked whole and opened.</summary>
internal static partial class ChannelCatalog
{
    private static readonly string[] Types = ["webhook", "slack", "teams", "smtp", "file"];

    // A redirect would carry alert and token to another host. One client for all runs of a schedule; addresses are looked up anew now and then.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Channels by name.</summary>
    /// <param name="environment">Looks up an environment variable; secrets come from nowhere else.</param>
    /// <exception cref="FinopsException">Exit code 2: everything that is wrong with any of them.</exception>
    public static IReadOnlyDictionary<string, IChannel> Open(Home home, AlertSettings settings, TimeProvider clock, Func<string, string?> environment)
    {
        var problems = new List<Problem>();
        var channels = settings.Channels.ToDictionary(
            channel => channel.Key,
            channel => Open(home, channel.Key, channel.Value, clock, environment, problems),
            StringComparer.Ordinal
        );
        return problems.Count == 0 ? channels : throw new FinopsException(ExitCode.Usage, problems);
    }

    /// <summary>The variable that holds a channel's secret.</summary>
    internal static string Variable(string name, string what) => $"FINOPS_CHANNEL_{name.ToUpperInvariant().Replace('-', '_')}_{what}";

    private static IChannel Open(
        Home home,
        string name,
        ChannelSettings settings,
        TimeProvider clock,
        Func<string, string?> environment,
        List<Problem> problems
    )
    {
        void Wrong(string field, string expected, string? found, string @try) =>
            problems.Add(new Problem($"{home.ConfigFile} $.alerts.channels.{name}{(field.Length > 0 ? "." + field : "")}", expected, found ?? "nothing", @try));
        if (!Name().IsMatch(name))
        {
            Wrong("", "a name of small letters, digits and -", name, "the name becomes part of an environment variable and of file names");
        }

        foreach (
            var (field, types, value) in new (string, string, object?)[]
            {
                ("url", "webhook slack teams", settings.Url),
                ("host", "smtp", settings.Host),
                ("port", "smtp", settings.Port),
                ("security", "smtp", settings.Security),
                ("authority", "smtp", settings.Authority),
                ("user", "smtp", settings.User),
                ("auth", "smtp", settings.Auth),
                ("from", "smtp", settings.From),
                ("addresses", "smtp", settings.Addresses),
                ("format", "file", settings.Format),
            }
        )
        {
            if (value is not null && Types.Contains(settings.Type) && !types.Split(' ').Contains(settings.Type))
            {
                Wrong(field, $"{field} only where the type is {types.Replace(" ", " or ", StringComparison.Ordinal)}", settings.Type, "take it out");
            }
        }

        switch (settings.Type)
        {
            case "webhook" or "slack" or "teams":
                return Webhook(name, settings, clock, environment, Wrong);
            case "smtp":
                return MailSettings.Open(home, name, settings, clock, environment, Wrong);
            case "file":
                if (settings.Format is not (null or "ndjson" or "text"))
                {
                    Wrong("format", "ndjson or text", settings.Format, "leave it out for ndjson");
                }

                return new FileChannel(Path.Combine(home.Out, "alerts"), name, settings.Format == "text", clock);
            default:
                Wrong("type", string.Join(", ", Types), settings.Type.Length == 0 ? null : settings.Type, "pipeline/Notify/README.md has an example of each");
                return new FileChannel("", name, isText: true, clock);
        }
    }

    /// <summary>Takes what is wrong with a field of a channel.</summary>
    internal delegate void Report(string field, string expected, string? found, string @try);

    private static WebhookChannel Webhook(string name, ChannelSettings settings, TimeProvider clock, Func<string, string?> environment, Report wrong)
    {
        var variable = Variable(name, "URL");
        var (secret, where) = Secret.Find(variable, environment);
        var url = settings.Url ?? secret;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            // What came from the environment is not shown: it is a secret.
            wrong(
                "url",
                "an https:// address",
                settings.Url ?? (secret is null ? $"none, here or in {variable}" : $"something else in the {where}"),
                $"set {variable}, or {variable}_FILE to a file that holds it; an address that is no secret can stand here"
            );
            address = new Uri("https://localhost");
        }

        return new WebhookChannel(
            Client,
            address,
            Secret.Find(Variable(name, "KEY"), environment).Value,
            settings.Type switch
            {
                "slack" => Payload.Slack,
                "teams" => Payload.Teams,
                _ => Payload.Generic,
            },
            clock
        );
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
