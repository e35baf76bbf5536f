using Finops.Extract.Git;

namespace Finops.Tests.Sources.Git;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("git@github.com:Acme/App.git", "github.com/acme/app", "Acme/App")]
    [InlineData("https://user:secret@GitHub.com/acme/app/", "github.com/acme/app", "acme/app")]
    [InlineData("ssh://git@github.com:22/acme/app.git", "github.com/acme/app", "acme/app")]
    [InlineData("git://gitlab.corp.test/group/sub/app.git", "gitlab.corp.test/group/sub/app", "group/sub/app")]
    [InlineData("/srv/git/app.git", "srv/git/app", "srv/git/app")]
    [InlineData("file:///srv/git/app.git", "srv/git/app", "srv/git/app")]
    [InlineData("C:\\git\\app", "c:/git/app", "C:/git/app")]
    public void Parse_AddressOfARemote_NamesHostAndPathOnly(string url, string id, string path)
    {
        var address = RemoteAddress.Parse(url);
        Assert.Equal((id, path), (address.Id, address.Path));
    }
}
