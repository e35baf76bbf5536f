using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Finops.Tests.Sources.AwsBedrock;

/// <summary>The endpoint at which a container of AWS's finds the credentials of its role.</summary>
internal sealed class ContainerRole : IAsyncDisposable
{
    private readonly WebApplication application;

    private ContainerRole()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        var until = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        application.Run(context =>
            context.Response.WriteAsync($$"""{"AccessKeyId":"AKIAREADER","SecretAccessKey":"reader-secret","Token":"token","Expiration":"{{until}}"}""")
        );
    }

    public string Url => application.Urls.First() + "/role";

    public static async Task<ContainerRole> StartAsync()
    {
        var role = new ContainerRole();
        await role.application.StartAsync();
        return role;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
