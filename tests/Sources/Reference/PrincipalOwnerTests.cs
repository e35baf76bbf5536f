using Finops.Core;
using Finops.Extract;
using Finops.Extract.People;
using Finops.Extract.Reference;

namespace Finops.Tests.Sources.Reference;

/// <summary>principal_owners.csv is held against people.csv and cost_centers.csv, whichever of them changes.</summary>
public sealed class PrincipalOwnerTests : IDisposable
{
    private const string Owners = "provider,principal_type,principal_id,kind,owner_person_id,cost_center_id,valid_from,valid_to,note\n";
    private const string First = "openai,api_key,key_1,service,p1,,2026-05-01,2026-08-01,\n";

    private readonly TestHome home = new();
    private readonly ISource reference = new ReferenceSource();
    private readonly ISource people = new PeopleSource();

    public PrincipalOwnerTests() => Know("p1", "CC-1");

    [Fact]
    public async Task Extract_OwnersAndTheirPeople_LandTogether()
    {
        Own(First + "github,user,X,shared,,CC-1,2026-05-01,,\n" + "github,repository,Acme/*,service,,CC-1,2026-05-01,,a note\n");
        await home.LandTogetherAsync(reference, people);
        Assert.Equal(
            "github|account|x|False|shared||CC-1\ngithub|repository|acme/|True|service||CC-1\nopenai|account|key_1|False|service|p1|",
            home.Query(
                "SELECT provider, owned_as, principal_id, is_beginning, kind, owner_person_id, cost_center_id FROM stg_reference__principal_owners ORDER BY ALL"
            )
        );
    }

    [Theory]
    [InlineData("OpenAI,api_key,key_2,service,p1,,2026-05-01,,", "provider", "OpenAI")]
    [InlineData("openai,key,key_2,service,p1,,2026-05-01,,", "principal_type", "key")]
    [InlineData("openai,api_key,key_*_2,service,p1,,2026-05-01,,", "principal_id", "a * elsewhere")]
    [InlineData("openai,api_key,key_**,service,p1,,2026-05-01,,", "principal_id", "a * elsewhere")]
    [InlineData("openai,api_key,key_2,robot,p1,,2026-05-01,,", "kind", "robot")]
    [InlineData("openai,api_key,key_2,service,,,2026-05-01,,", "owner_person_id", "neither")]
    [InlineData("openai,api_key,key_2,service,p9,,2026-05-01,,", "owner_person_id", "p9")]
    [InlineData("openai,api_key,key_2,service,p1,CC-9,2026-05-01,,", "cost_center_id", "CC-9")]
    [InlineData("openai,api_key,key_2,service,p1,,2026-05-01,2026-05-01,", "valid_to", "2026-05-01")]
    [InlineData("openai,api_key,key_2,service,p1,,1.5.2026,,", "valid_from", "\"1.5.2026\"")]
    [InlineData("openai,service_account,key_1,service,p1,,2026-07-31,,", "valid_from", "2026-07-31..open overlaps line 2 (2026-05-01..2026-08-01)")]
    public async Task Extract_BadOwner_NamesLineAndField(string line, string field, string found)
    {
        Own(First + line + "\n");
        var problem = Assert.Single((await RefusedAsync(reference, people)).Problems);
        Assert.Equal((Path.Combine("reference", "principal_owners.csv") + ":3 " + field, found), (problem.Where, problem.Found));
    }

    [Theory]
    [InlineData("openai,api_key,key_1,service,p1,,2026-08-01,,")]
    [InlineData("openai,workspace,key_1,service,p1,,2026-05-01,,")]
    [InlineData("anthropic,api_key,key_1,service,p1,,2026-05-01,,")]
    [InlineData("openai,api_key,key_*,service,p1,,2026-05-01,,")]
    public async Task Extract_AnotherDayKindProviderOrBeginning_IsNoOverlap(string line)
    {
        Own(First + line + "\n");
        await home.LandTogetherAsync(reference, people);
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_reference__principal_owners"));
    }

    [Fact]
    public async Task Extract_PeopleWhoLoseAnOwner_AreRefusedAndTheOwnersStand()
    {
        Own(First);
        await home.LandTogetherAsync(reference, people);
        Know("p2", "CC-1");
        var problem = Assert.Single((await RefusedAsync(people)).Problems);
        Assert.Equal((Path.Combine("reference", "principal_owners.csv") + ":2 owner_person_id", "p1"), (problem.Where, problem.Found));
        Assert.Equal("p1", home.Query("SELECT person_id FROM stg_people__people"));
        Own(First.Replace("p1", "p2", StringComparison.Ordinal));
        await home.LandTogetherAsync(reference, people); // together the two are right again
        Assert.Equal("p2", home.Query("SELECT person_id FROM stg_people__people"));
    }

    // Two logs cannot be committed at one instant: what had landed stays, and the same command lands the rest.
    [Fact]
    public async Task Extract_BrokenOffBetweenTheTwo_LandsTheOtherNextTime()
    {
        Own(First);
        var inTheWay = home.Write("raw/people/_landed", "");
        await Assert.ThrowsAnyAsync<IOException>(() => home.LandTogetherAsync(reference, people));
        Assert.Equal("1|0", home.Query("SELECT (SELECT count(*) FROM stg_reference__principal_owners), (SELECT count(*) FROM stg_people__people)"));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(inTheWay)!, "*.parquet", SearchOption.AllDirectories));
        File.Delete(inTheWay);
        var again = await home.LandTogetherAsync(reference, people);
        Assert.Equal((null, 1L), (again[0].Sequence, again[1].Sequence));
        Assert.Equal("p1", home.Query("SELECT person_id FROM stg_people__people"));
    }

    // Whole tables are checked, spoilt ones are not: an unknown owner is nobody's news while people.csv cannot be read.
    [Fact]
    public async Task Extract_ProblemsOfBothSources_AreSaidTogether()
    {
        Own(First.Replace("api_key", "key", StringComparison.Ordinal).Replace("p1", "p9", StringComparison.Ordinal));
        home.Write("reference/anomaly_rules.csv", "scope_type,measure,window_days,min_days,threshold_ratio,floor_amount\nperson,usd,28,14,1,25\n");
        home.Write("reference/unit_prices.csv", "provider,model\nx,y\n");
        home.Write("reference/people.csv", "person_id,display_name,valid_from\np1,Ada,May\n");
        home.Write("reference/cost_centers.csv", "cost_center_id,name,valid_from,valid_to\nCC-1,A,2026-01-01,2025-01-01\n");
        var problems = (await RefusedAsync(reference, people)).Problems;
        Assert.Equal(
            [
                "anomaly_rules.csv:2 threshold_ratio",
                "cost_centers.csv:2 valid_to",
                "people.csv:2 valid_from",
                "unit_prices.csv:1 known_at",
                "unit_prices.csv:1 unit",
                "unit_prices.csv:1 usd_per_thousand_units",
                "unit_prices.csv:1 valid_from",
            ],
            problems.Select(problem => Path.GetFileName(problem.Where)).Order(StringComparer.Ordinal)
        );
        Assert.Empty(home.Rows("people"));
    }

    public void Dispose() => home.Dispose();

    private void Own(string lines) => home.Write("reference/principal_owners.csv", Owners + lines);

    private void Know(string person, string costCenter)
    {
        home.Write("reference/people.csv", $"person_id,display_name,valid_from\n{person},Ada,2026-01-01\n");
        home.Write("reference/cost_centers.csv", $"cost_center_id,name,valid_from\n{costCenter},Payments,2026-01-01\n");
    }

    private Task<FinopsException> RefusedAsync(params ISource[] sources) => Assert.ThrowsAsync<FinopsException>(() => home.LandTogetherAsync(sources));
}
