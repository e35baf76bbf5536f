using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Simulator.Vendor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Finops.Simulator;

/// <summary>
/// The invented vendor on a loopback port. Answers are a pure function of the world and <see cref="Clock"/>, but for <see cref="Faults"/>.
/// <c>PUT /simulator/clock</c> with an instant as text sets the clock from outside.
/// </summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    /// <summary>The analytics key that is accepted.</summary>
    public const string Key = "sk-ant-api01-larkfield-analytics";

    /// <summary>A key without the scope read:analytics (403).</summary>
    public const string KeyWithoutScope = "sk-ant-api01-larkfield-compliance";

    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication application;
    private readonly VendorApi api;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Queue<long> recent = new();
    private long clockTicks;

    private SimulatorHost(World world, DateTimeOffset clock, int port)
    {
        World = world;
        Clock = clock;
        api = new VendorApi(world);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        application = builder.Build();
        application.Run(Handle);
    }

    public World World { get; }

    /// <summary>For example <c>http://127.0.0.1:40123</c>, without a slash at the end.</summary>
    public string BaseUrl => application.Urls.First();

    /// <summary>What goes wrong; a fresh object means nothing does.</summary>
    public Faults Faults { get; set; } = new();

    /// <summary>The vendor's now, UTC.</summary>
    public DateTimeOffset Clock
    {
        get => new(Interlocked.Read(ref clockTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref clockTicks, value.UtcTicks);
    }

    /// <summary>Path and query of every request so far, in order of arrival, failed ones included.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public int RequestCount => requests.Count;

    /// <summary>Called with path and query as sent and the body of every 200 answer that is whole.</summary>
    public Action<string, string>? Answered { get; set; }

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
            using var reader = new StreamReader(context.Request.Body);
            Clock = DateTimeOffset.Parse(await reader.ReadToEndAsync());
            return;
        }

        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        requests.Enqueue(target);
        Faults faults = Faults;
        bool isSpoilt = faults.Matches(context.Request.Path.Value ?? "");
        if (isSpoilt && faults.Delay > TimeSpan.Zero)
        {
            await Task.Delay(faults.Delay, context.RequestAborted);
        }

        int status = isSpoilt ? faults.Take(context.Request.Query.ContainsKey("page")) : 0;
        if (status < 0)
        {
            context.Abort();
            return;
        }

        await Send(context, target, faults, isSpoilt, status);
    }

    private async Task Send(HttpContext context, string target, Faults faults, bool isSpoilt, int status)
    {
        string body;
        try
        {
            ThrowIfFailing(status, faults);
            JsonObject answer = api.Answer(context.Request, Clock, faults, faults.KeepsCursorsOverRefresh);
            if (isSpoilt)
            {
                Spoiler.Spoil(answer, faults);
            }

            body = answer.ToJsonString(PlainText);
        }
        catch (VendorException e)
        {
            context.Response.StatusCode = e.Status;
            if (e.Status is 429 or 529 && faults.RetryAfter is { } wait)
            {
                context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString();
            }

            body = new JsonObject
            {
                ["type"] = "error",
                ["error"] = new JsonObject { ["type"] = e.Type, ["message"] = e.Message },
                ["request_id"] = $"req_{Cursor.Hash(target, e.Message)}",
            }.ToJsonString(PlainText);
        }

        bool isWhole = context.Response.StatusCode != 200 || !isSpoilt || !faults.TakeTruncation();
        if (context.Response.StatusCode == 200 && isWhole)
        {
            Answered?.Invoke(target, body);
            if (isSpoilt && faults.TakeRefresh())
            {
                Clock += TimeSpan.FromHours(4);
            }
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(isWhole ? body : body[..(body.Length / 2)]), context.RequestAborted);
    }

    private void ThrowIfFailing(int status, Faults faults)
    {
        if (status == 0 && faults.RequestsPerMinute is { } most && IsAbove(most))
        {
            status = 429;
        }

        switch (status)
        {
            case 429: throw new VendorException(429, "rate_limit_error", "This request would exceed your organization's rate limit");
            case 529: throw new VendorException(529, "overloaded_error", "Overloaded");
            case 500: throw new VendorException(500, "api_error", "Internal server error");
            case 410: throw new VendorException(410, "invalid_request_error", "page: The cursor has expired because the data was refreshed; restart from the first page");
            default: return;
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
