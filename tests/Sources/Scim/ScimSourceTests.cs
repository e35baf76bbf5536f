using System.IO.Compression;
using System.Text.Json.Nodes;
using Finops.Core;
using Finops.Extract.Scim;
using Finops.Simulator;

namespace Finops.Tests.Sources.Scim;

public sealed class ScimSourceTests : IAsyncDisposable
{
    private readonly TestHome home = new();
    private readonly ScimSource source = new();
    private SimulatorHost? host;

    [Fact]
    public async Task Extract_PagesShorterThanAsked_AreFollowedToTheEnd()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings);
        var expected = vendor.World.Company.Listed.Count(person =>
            person.Joined <= new DateOnly(2026, 11, 3) && (person.Left is not { } left || left.AddDays(30) > new DateOnly(2026, 11, 3))
        );
        Assert.True(expected > 14, "more than two pages");
        Assert.Equal($"{expected}|{expected}", home.Query("SELECT count(*), count(DISTINCT user_id) FROM stg_scim__users"));
        Assert.Contains("/Users?startIndex=8&count=100", vendor.Requests);
        Assert.Contains("/Users?startIndex=15&count=100", vendor.Requests);
    }

    [Fact]
    public async Task Extract_DirectorysWays_ReadTheSame()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings);
        var people = vendor
            .World.Company.Listed.OrderBy(person => person.PersonId, StringComparer.Ordinal)
            .Where(person => person.On(new DateOnly(2026, 11, 3)) is not null)
            .ToList();
        Assert.Equal(
            string.Join(
                '\n',
                people.Select(person =>
                    $"dir-{person.PersonId}|{person.DisplayName}|True|{string.Join('+', person.Emails.Select(email => email.ToLowerInvariant()).Order(StringComparer.Ordinal))}"
                )
            ),
            home.Query("SELECT user_id, display_name, is_active, array_to_string(emails, '+') FROM stg_scim__users WHERE is_active ORDER BY user_id")
        );
        var byId = people.ToDictionary(person => "dir-" + person.PersonId, person => person.On(new DateOnly(2026, 11, 3))!);
        foreach (
            var line in home.Query(
                    "SELECT user_id, coalesce(cost_center_id, ''), coalesce(department, ''), coalesce(manager_user_id, '') FROM stg_scim__users WHERE "
                        + "employee_number IS NOT NULL AND is_active"
                )
                .Split('\n')
        )
        {
            var cells = line.Split('|');
            Assert.Equal((byId[cells[0]].CostCenterId ?? "", byId[cells[0]].Department), (cells[1], cells[2]));
            Assert.True(cells[3].Length == 0 || cells[3] == byId[cells[0]].ManagerId);
        }

        Assert.NotEqual("0", home.Query("SELECT count(*) FROM stg_scim__users WHERE employee_number IS NULL"));
        Assert.NotEqual("0", home.Query("SELECT count(*) FROM stg_scim__users WHERE manager_user_id IS NOT NULL"));
    }

    [Fact]
    public async Task Extract_Groups_LandEveryMembership()
    {
        var vendor = await StartAsync();
        await home.LandAsync(source, Settings);
        var memberships = vendor
            .World.Company.Listed.Where(person => person.On(new DateOnly(2026, 11, 3)) is not null)
            .Sum(person => person.RbacGroups.Distinct().Count());
        Assert.Equal(memberships.ToString(), home.Query("SELECT count(*) FROM stg_scim__groups"));
    }

    [Fact]
    public async Task Extract_NextDay_KeepsBothSnapshots()
    {
        await StartAsync();
        await home.LandAsync(source, Settings);
        home.Clock.Set(home.Clock.GetUtcNow().AddDays(1));
        await home.LandAsync(source, Settings);
        Assert.Equal("2026-11-03\n2026-11-04", home.Query("SELECT DISTINCT CAST(snapshot_date AS VARCHAR) FROM stg_scim__users ORDER BY 1"));
        Assert.Null((await home.LandAsync(source, Settings)).Sequence);
    }

    [Fact]
    public async Task Extract_SomebodyOnTwoPages_CountsOnce()
    {
        Record(
            ("/Users?startIndex=1&count=100", List(3, User("a"), User("b"))),
            ("/Users?startIndex=3&count=100", List(3, User("b"), User("c"))),
            ("/Users?startIndex=5&count=100", List(3)),
            NoGroups
        );
        await home.LandAsync(source, Recording);
        Assert.Equal("a\nb\nc", home.Query("SELECT user_id FROM stg_scim__users ORDER BY 1"));
    }

    [Fact]
    public async Task Extract_TotalThatMovesWhilePaging_IsReadAgainUntilNobodyIsMissing()
    {
        // "c" moved to the first page after it had been read; the second walk finds everybody.
        Record(
            ("/Users?startIndex=1&count=100", List(4, User("a"), User("b"))),
            ("/Users?startIndex=1&count=100", List(4, User("a"), User("c"))),
            ("/Users?startIndex=3&count=100", List(4, User("d"))),
            ("/Users?startIndex=3&count=100", List(4, User("b"), User("d"))),
            ("/Users?startIndex=4&count=100", List(4)),
            ("/Users?startIndex=5&count=100", List(4)),
            NoGroups
        );
        await home.LandAsync(source, Recording);
        Assert.Equal("a\nb\nc\nd", home.Query("SELECT user_id FROM stg_scim__users ORDER BY 1"));
        Assert.Contains("event=directory_moved source=scim endpoint=Users found=3 total=4", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_TotalThatIsNeverRight_LandsWhatTwoWalksFound()
    {
        Record(("/Users?startIndex=1&count=100", List(9, User("a"), User("b"))), ("/Users?startIndex=3&count=100", List(9)), NoGroups);
        await home.LandAsync(source, Recording);
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_scim__users"));
    }

    [Fact]
    public async Task Extract_RecordsThatCannotBeRead_CostThemselvesAlone()
    {
        var nameless = new JsonObject { ["id"] = "b" };
        var number = new JsonObject { ["id"] = "c", ["userName"] = 5 };
        var unknown = new JsonObject { ["userName"] = "d@corp.test" };
        Record(
            ("/Users?startIndex=1&count=100", List(5, User("a"), nameless, number, unknown, User("e"))),
            ("/Users?startIndex=6&count=100", List(5)),
            NoGroups
        );
        var summary = await home.LandAsync(source, Recording);
        Assert.Equal("a\ne", home.Query("SELECT user_id FROM stg_scim__users ORDER BY 1"));
        Assert.Equal(
            ["Users, page 1 $.Resources[3].id", "Users, page 1 $.Resources[1] id b userName", "Users, page 1 $.Resources[2] id c userName"],
            summary.PassedOver.Select(problem => problem.Where)
        );
    }

    [Fact]
    public async Task Extract_NoRecordThatCanBeRead_IsRefused()
    {
        Record(("/Users?startIndex=1&count=100", List(1, new JsonObject { ["id"] = "b" })), ("/Users?startIndex=2&count=100", List(1)), NoGroups);
        Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync(source, Recording)).Code);
    }

    [Fact]
    public async Task Extract_ServerThatAnswersTheFirstPageForEver_IsRefused()
    {
        Record(("/Users?startIndex=1&count=100", List(9, User("a"), User("b"))), ("/Users?startIndex=3&count=100", List(9, User("a"), User("b"))), NoGroups);
        var error = await home.RefusedAsync(source, Recording);
        Assert.Equal((ExitCode.DataProblem, "Users, page 2 $.startIndex"), (error.Code, error.Problems[0].Where));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    public async Task Extract_StartBeyondTheEndThatIsRefused_IsTheEnd(int status)
    {
        Record(("/Users?startIndex=1&count=100", List(1, User("a"))), ("/Users?startIndex=2&count=100", (status, """{"detail":"startIndex"}""")), NoGroups);
        await home.LandAsync(source, Recording);
        Assert.Equal("1", home.Query("SELECT count(*) FROM stg_scim__users"));
    }

    [Fact]
    public async Task Extract_NobodyAtAll_IsRefused()
    {
        Record(("/Users?startIndex=1&count=100", (200, """{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0}""")), NoGroups);
        Assert.Equal(ExitCode.DataProblem, (await home.RefusedAsync(source, Recording)).Code);
    }

    [Theory]
    [InlineData("""{"ACTIVE":"False","USERNAME":"Ada@Corp.Test"}""", "ada@corp.test|False|ada@corp.test||||")]
    [InlineData(
        """{"active":false,"userName":"ada","emails":[{"value":"","type":"work"},{"value":"A@corp.test","primary":"True"}]}""",
        "ada|False|a@corp.test||||"
    )]
    [InlineData("""{"userName":"ada"}""", "ada|True|||||")]
    [InlineData(
        """{"userName":"ada","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"costCenter":"CC-1","department":"","manager":"m1"}}""",
        "ada|True||CC-1|||m1"
    )]
    [InlineData(
        """{"userName":"ada","urn:ietf:params:scim:schemas:extension:enterprise:2.0:user":{"costcenter":" CC-1 ","Department":"Risk","division":"Retail","manager":{"value":"m1","displayName":"Mo"}}}""",
        "ada|True||CC-1|Risk|Retail|m1"
    )]
    [InlineData(
        """{"userName":"ada","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"Risk","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager":""}""",
        "ada|True|||Risk||"
    )]
    [InlineData(
        """{"userName":"ada","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":null},"organization":"Acme"}}""",
        "ada|True||||Acme|"
    )]
    public async Task Extract_WaysToSayIt_MeanTheSame(string user, string expected)
    {
        var row = JsonNode.Parse(user)!.AsObject();
        row["id"] = "a";
        Record(("/Users?startIndex=1&count=100", List(1, row)), ("/Users?startIndex=2&count=100", List(1)), NoGroups);
        await home.LandAsync(source, Recording);
        Assert.Equal(
            expected,
            home.Query(
                "SELECT user_name, is_active, array_to_string(emails, '+'), cost_center_id, department, business_unit, manager_user_id FROM stg_scim__users"
            )
        );
    }

    [Fact]
    public async Task Extract_PersonalAttributes_StayBehindAndUnknownOnesAreReported()
    {
        var user = JsonNode
            .Parse(
                """{"id":"a","userName":"ada","password":"t1me","phoneNumbers":[{"value":"555"}],"addresses":[{"locality":"Bern"}],"urn:corp:hr":{"salary":"12"},"badge":"blue"}"""
            )!
            .AsObject();
        Record(("/Users?startIndex=1&count=100", List(1, user)), ("/Users?startIndex=2&count=100", List(1)), NoGroups);
        var summary = await home.LandAsync(source, Recording);
        Assert.Equal("""{"badge":"blue"}""", home.Query("SELECT CAST(_unknown AS VARCHAR) FROM raw_scim__users"));
        Assert.Equal("users.badge", Assert.Single(summary.UnknownFields).Key);
    }

    [Fact]
    public async Task Extract_DirectoryWithoutGroups_LandsItsPeople()
    {
        Record(
            ("/Users?startIndex=1&count=100", List(1, User("a"))),
            ("/Users?startIndex=2&count=100", List(1)),
            ("/Groups?startIndex=1&count=100", (501, "{}"))
        );
        await home.LandAsync(source, Recording);
        Assert.Contains("event=not_offered source=scim entity=groups", home.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rfc7644-3.12-error-bad_request.json", 400, ExitCode.VendorUnavailable, "HTTP 400: mutability: Attribute 'id' is readOnly")]
    [InlineData("rfc7644-3.12-error-not_found.json", 404, ExitCode.VendorUnavailable, "HTTP 404: Resource 2819c223-7f76-453a-919d-413861904646 not found")]
    [InlineData(
        "rfc7644-3.7.3-error-invalid_syntax.json",
        400,
        ExitCode.VendorUnavailable,
        "HTTP 400: invalidSyntax: Request is unparsable, syntactically incorrect, or violates schema."
    )]
    [InlineData(
        "rfc7644-3.7.4-error-payload_too_large.json",
        413,
        ExitCode.VendorUnavailable,
        "HTTP 413: The size of the bulk operation exceeds the maxPayloadSize (1048576)."
    )]
    public async Task Extract_ErrorBodiesOfTheRfc_AreTold(string file, int status, ExitCode code, string found)
    {
        var body = await File.ReadAllTextAsync(Path.Combine(RealData.Find("scim/rfc"), file), TestContext.Current.CancellationToken);
        Record(("/Users?startIndex=1&count=100", (status, body)));
        var error = await home.RefusedAsync(source, Recording);
        Assert.Equal((code, found), (error.Code, error.Problems[0].Found));
    }

    [Fact]
    public async Task Extract_EveryUserAndGroupOfTheRfc_Lands()
    {
        var resources = Directory.EnumerateFiles(RealData.Find("scim/rfc"), "*.json").Order(StringComparer.Ordinal).SelectMany(Resources).ToList();
        var users = resources.Where(resource => resource["userName"] is not null).GroupBy(user => (string)user["id"]!).ToList();
        var groups = resources
            .Where(resource => resource["userName"] is null && resource["schemas"]?.ToJsonString().Contains("core:2.0:Group", StringComparison.Ordinal) == true)
            .GroupBy(group => (string)group["id"]!)
            .ToList();
        Assert.True(users.Count >= 3 && groups.Count >= 2);
        Record(
            ("/Users?startIndex=1&count=100", List(users.Count, [.. users.Select(Fullest)])),
            ($"/Users?startIndex={users.Count + 1}&count=100", List(users.Count)),
            ("/Groups?startIndex=1&count=100", List(groups.Count, [.. groups.Select(Fullest)])),
            ($"/Groups?startIndex={groups.Count + 1}&count=100", List(groups.Count))
        );
        var summary = await home.LandAsync(source, Recording);
        Assert.Empty(summary.UnknownFields);
        Assert.Equal($"{users.Count}", home.Query("SELECT count(*) FROM stg_scim__users"));
        Assert.Equal(
            "4130|Tour Operations|Theme Park|701984",
            home.Query("SELECT cost_center_id, department, business_unit, employee_number FROM stg_scim__users WHERE employee_number IS NOT NULL")
        );
        Assert.Equal(
            "0",
            home.Query(
                "SELECT count(*) FROM raw_scim__users AS row WHERE contains(CAST(row AS VARCHAR), 't1meMa') OR contains(CAST(row AS VARCHAR), '555-555')"
            )
        );
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_scim__groups WHERE is_group"));
    }

    public async ValueTask DisposeAsync()
    {
        home.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private static (string Request, (int Status, string Body) Answer) NoGroups => ("/Groups?startIndex=1&count=100", List(0));

    private static SourceSettings Recording => new("recorded");

    private SourceSettings Settings => new(host!.Url("scim"));

    // A resource stands alone, in a list, or in a bulk request.
    private static IEnumerable<JsonObject> Resources(string file)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var inside = (root["Resources"] as JsonArray ?? []).OfType<JsonObject>().Concat([root]);
        return inside.Where(resource =>
            resource["id"] is not null && resource["schemas"]?.ToJsonString().Contains("ListResponse", StringComparison.Ordinal) != true
        );
    }

    private static JsonObject Fullest(IEnumerable<JsonObject> same) =>
        same.OrderByDescending(resource => resource.ToJsonString().Length).First().DeepClone().AsObject();

    private static JsonObject User(string id) => new() { ["id"] = id, ["userName"] = $"{id}@corp.test" };

    private static (int Status, string Body) List(int total, params JsonObject[] resources) =>
        (
            200,
            new JsonObject
            {
                ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
                ["totalResults"] = total,
                ["Resources"] = new JsonArray([.. resources]),
            }.ToJsonString()
        );

    private void Record(params (string Request, (int Status, string Body) Answer)[] answers)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Home.Root, "recorded")).FullName;
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, "answers.ndjson.gz")), CompressionLevel.Fastest));
        foreach (var (request, (status, body)) in answers)
        {
            writer.WriteLine(
                new JsonObject
                {
                    ["request"] = request,
                    ["status"] = status,
                    ["body"] = JsonNode.Parse(body),
                }.ToJsonString()
            );
        }
    }

    private async Task<SimulatorHost> StartAsync()
    {
        host = await SimulatorHost.StartAsync(new World(seed: 7, headCount: 24), home.Clock.GetUtcNow());
        home.Environment["FINOPS_SCIM_KEY"] = host.Vendors.Single(vendor => vendor.SourceId == "scim").Key;
        return host;
    }
}
