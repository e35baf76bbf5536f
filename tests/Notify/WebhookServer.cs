using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Finops.Tests.Notify;

/// <summary>A webhook's endpoint on a loopback port that keeps what is posted to it.</summary>
internal sealed class WebhookServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<WebhookPost> posts = new();

    private WebhookServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(HandleAsync);
    }

    public string Url => application.Urls.First();

    public IReadOnlyList<WebhookPost> Posts => [.. posts];

    /// <summary>The status of an answer; what is not 2xx was not taken and is not kept.</summary>
    public Func<WebhookPost, int> Status { get; set; } = _ => 200;

    /// <summary>The header Retry-After of an answer; null: none.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Waited between having a post and saying so.</summary>
    public Func<TimeSpan> AnswerAfter { get; set; } = () => TimeSpan.Zero;

    public static async Task<WebhookServer> StartAsync()
    {
        var server = new WebhookServer();
        await server.application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var post = new WebhookPost(
            context.Request.Path,
            context.Request.Headers["Idempotency-Key"].ToString(),
            context.Request.Headers.Authorization.ToString(),
            await reader.ReadToEndAsync()
        );
        context.Response.StatusCode = Status(post);
        context.Response.Headers.RetryAfter = RetryAfter;
        if (context.Response.StatusCode is >= 200 and < 300)
        {
            posts.Enqueue(post);
        }

        await Task.Delay(AnswerAfter());
    }
}
