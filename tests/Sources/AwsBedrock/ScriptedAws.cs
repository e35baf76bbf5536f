using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>Stands where AWS's hosts would be reached: keeps what AWS's library asks, and answers as it is told.</summary>
internal sealed class ScriptedAws(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpClientFactory
{
    private readonly ConcurrentQueue<string> asked = new();

    /// <summary>Method, address, and the region that the signature is for.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    public static HttpResponseMessage Answer(int status, string xml, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(xml, Encoding.UTF8, "application/xml") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(ScriptedAws aws) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var scope = request.Headers.GetValues("Authorization").Single().Split('/')[2];
            aws.asked.Enqueue($"{request.Method} {request.RequestUri} {scope}");
            return Task.FromResult(aws.Answer(request));
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request) => answer(request);
}
