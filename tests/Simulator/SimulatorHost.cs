using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Simulator.Vendors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Finops.Simulator;

/// <summary>
/// The invented vendors on a loopback port, each under its source's id. Answers are a pure function of the world and <see cref="Clock"/>, but for
/// <see cref="Faults"/>.
/// <c>PUT /simulator/clock</c> with an instant as text sets the clock from outside.
/// </summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication application;
    private readonly Dictionary<string, IVendorApi> vendors;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Queue<long> recent = new();
    private long clockTicks;

    private SimulatorHost(World world, DateTimeOffset clock, int port)
    {
        World = world;
        Clock = clock;
        vendors = VendorApis.All(world).ToDictionary(static vendor => vendor.SourceId, StringComparer.Ordinal);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        application = builder.Build();
        application.Run(Handle);
    }

    public World World { get; }

    /// <summary>For example <c>http://127.0.0.1:40123</c>, without a slash at the end.</summary>
    public string BaseUrl => application.Urls.First();

    /// <summary>Every vendor, in the order of the list.</summary>
    public IEnumerable<IVendorApi> Vendors => vendors.Values;

    /// <summary>Where a source's vendor answers.</summary>
    public string Url(string sourceId) => $"{BaseUrl}/{sourceId}";

    /// <summary>What goes wrong; a fresh object means nothing does.</summary>
    public Faults Faults { get; set; } = new();

    /// <summary>The vendor's now, UTC.</summary>
    public DateTimeOffset Clock
    {
        get => new(Interlocked.Read(ref clockTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref clockTicks, value.UtcTicks);
    }

    /// <summary>Path and query (without the vendor's mount) of every request so far, in order of arrival, failed ones included.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public int RequestCount => requests.Count;

    /// <summary>Called with source id, request as recordings name it, and every 2xx answer that is whole.</summary>
    public Action<string, string, ApiAnswer>? Answered { get; set; }

    /// <summary>Starts on the port; 0 = any free one.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatorHost> StartAsync(World world, DateTimeOffset clock, int port = 0)
    {
        var host = new SimulatorHost(world, clock, port);
        await host.application.StartAsync();
        return host;
    }

    /// <summary>Completes when the process is asked to end.</summary>
    public Task WaitForShutdownAsync() => application.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task Handle(HttpContext context)
    {
        if (context.Request.Path == "/simulator/clock" && HttpMethods.IsPut(context.Request.Method))
        {
            Clock = DateTimeOffset.Parse(await BodyOf(context));
            return;
        }

        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        string mount = target.Split('/', '?')[1];
        if (!vendors.TryGetValue(mount, out IVendorApi? vendor))
        {
            context.Response.StatusCode = 404;
            return;
        }

        Faults faults = Faults;
        string path = (context.Request.Path.Value ?? "")[(mount.Length + 1)..].Replace(faults.OrganizationSuffix ?? "\0", "", StringComparison.Ordinal);
        bool isSpoilt = faults.Matches(path);
        var request = new ApiRequest(
            context.Request.Method,
            path,
            context.Request.Query,
            context.Request.Headers,
            await BodyOf(context),
            Clock,
            faults,
            Url(mount)
        )
        {
            IsSpoilt = isSpoilt,
        };
        string question = RecordedName(request, target[(mount.Length + 1)..]);
        requests.Enqueue(question);
        if (isSpoilt && faults.Delay > TimeSpan.Zero)
        {
            await Task.Delay(faults.Delay, context.RequestAborted);
        }

        int status = isSpoilt ? faults.Take(vendor.HasCursor(request) ? vendor.ExpiredCursorStatus : null) : 0;
        if (status < 0)
        {
            context.Abort();
            return;
        }

        await Send(context, vendor, request, question, status);
    }

    private async Task Send(HttpContext context, IVendorApi vendor, ApiRequest request, string question, int status)
    {
        ApiAnswer answer;
        try
        {
            ThrowIfFailing(status, request.Faults);
            answer = vendor.Answer(request);
            if (request.IsSpoilt && answer.Json is { } json)
            {
                Spoiler.Spoil(vendor, json, request.Faults);
            }
        }
        catch (VendorException e)
        {
            if (e.Status is 429 or 529 && request.Faults.RetryAfter is { } wait)
            {
                context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString();
            }

            answer = vendor.ErrorAnswer(e);
        }

        if (request.Faults.OrganizationSuffix is { } suffix && vendor.OrganizationId is { } id && answer.Json is { } told)
        {
            answer = answer with { Json = JsonNode.Parse(told.ToJsonString().Replace(id, id + suffix, StringComparison.Ordinal)) };
        }

        byte[] body = answer.Bytes ?? Encoding.UTF8.GetBytes(answer.Json?.ToJsonString(PlainText) ?? "");
        bool isWhole = answer.Status is < 200 or > 299 || !request.IsSpoilt || !request.Faults.TakeTruncation();
        if (answer.Status is >= 200 and <= 299 && isWhole)
        {
            Answered?.Invoke(vendor.SourceId, question, answer);
            if (request.IsSpoilt && request.Faults.TakeRefresh())
            {
                Clock += TimeSpan.FromHours(4);
            }
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers ?? new Dictionary<string, string>())
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(isWhole ? body : body[..(body.Length / 2)], context.RequestAborted);
    }

    private static async Task<string> BodyOf(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync();
    }

    /// <summary>The name under which finops looks a recorded answer up: path and query; a POST with its method in front and its body behind.</summary>
    private static string RecordedName(ApiRequest request, string target) =>
        HttpMethods.IsGet(request.Method) ? target : $"{request.Method} {target} {request.Body}".TrimEnd();

    private void ThrowIfFailing(int status, Faults faults)
    {
        if (status == 0 && faults.RequestsPerMinute is { } most && IsAbove(most))
        {
            status = 429;
        }

        if (faults.RejectsKey)
        {
            throw new VendorException(401, "authentication_error", "invalid x-api-key");
        }

        if (faults.LacksScope)
        {
            throw new VendorException(403, "permission_error", "This key lacks the scope that this endpoint needs");
        }

        switch (status)
        {
            case 429:
                throw new VendorException(429, "rate_limit_error", "This request would exceed your organization's rate limit");
            case 529:
                throw new VendorException(529, "overloaded_error", "Overloaded");
            case 500:
                throw new VendorException(500, "api_error", "Internal server error");
            case 0:
                break;
            default:
                throw new VendorException(
                    status,
                    "invalid_request_error",
                    "page: The cursor has expired because the data was refreshed; restart from the first page"
                );
        }
    }

    private bool IsAbove(int most)
    {
        lock (recent)
        {
            long now = Environment.TickCount64;
            while (recent.TryPeek(out long oldest) && now - oldest > 60_000)
            {
                recent.Dequeue();
            }

            if (recent.Count >= most)
            {
                return true;
            }

            recent.Enqueue(now);
            return false;
        }
    }
}
