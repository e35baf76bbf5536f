using Finops.Core;
using Finops.Extract.People;

namespace Finops.Tests.Sources.People;

public sealed class PeopleSourceTests : IDisposable
{
    private const string Header =
        "person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\n";
    private const string CostCenters =
        "cost_center_id,name,owner,business_unit,valid_from,valid_to\nCC-1100,Payments,Ada,Retail,2026-01-01,\nCC-1200,Risk,Bo,Retail,2026-01-01,2026-07-01\n";
    private const string Ada = "p1,Ada,A@corp.test; b@corp.test,user_1,ada,Payments,Retail,p9,CC-1100,2026-05-01,2026-08-14\n";

    private readonly TestHome home = new();
    private readonly PeopleSource source = new();

    [Fact]
    public async Task Extract_DefaultFiles_LandsPeopleWithListsOfAddresses()
    {
        Drop(Ada + "p1,Ada,a@corp.test,user_1,ada,Risk,Retail,p9,,2026-08-14,\n");
        await home.LandAsync(source);
        Assert.Equal(
            "p1|a@corp.test+b@corp.test|CC-1100|2026-05-01|2026-08-14\np1|a@corp.test||2026-08-14|",
            home.Query(
                "SELECT person_id, array_to_string(emails, '+'), cost_center_id, CAST(valid_from AS VARCHAR), CAST(valid_to AS VARCHAR) FROM "
                    + "stg_people__people ORDER BY valid_from"
            )
        );
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_people__cost_centers"));
    }

    [Fact]
    public async Task Extract_NewFile_ReplacesTheWholeTable()
    {
        Drop(Ada);
        await home.LandAsync(source);
        Drop("p2,Bo,b@corp.test,,,,,,,2026-05-01,\n");
        await home.LandAsync(source);
        Assert.Equal("p2|", home.Query("SELECT person_id, cost_center_id FROM stg_people__people"));
    }

    [Fact]
    public async Task Extract_UnchangedFiles_LandNothing()
    {
        Drop(Ada);
        await home.LandAsync(source);
        Assert.Null((await home.LandAsync(source)).Sequence);
    }

    [Fact]
    public async Task Extract_FolderWithOtherTables_TakesItsOwn()
    {
        Drop(Ada);
        home.Write("reference/model_prices.csv", "provider,model\nx,y\n");
        await home.LandAsync(source, new SourceSettings(Files: "reference"));
        Assert.Equal("1", home.Query("SELECT count(*) FROM stg_people__people"));
    }

    [Fact]
    public async Task Extract_AnyFileName_IsRecognisedByItsHeader()
    {
        home.Write("drop/export (3).csv", Header + Ada.Replace("CC-1100", "", StringComparison.Ordinal));
        await home.LandAsync(source, files: "drop/export (3).csv");
        Assert.Equal("1", home.Query("SELECT count(*) FROM stg_people__people"));
    }

    [Fact]
    public async Task Extract_NoFiles_SaysWhichAreWanted() => Assert.Equal(ExitCode.Usage, (await home.RefusedAsync(source)).Code);

    [Theory]
    [InlineData("p1,Ada,,,,,,,,2026-08-01,\n", "one line for p1 on each day", "2026-08-01..open overlaps line 2 (2026-05-01..2026-08-14)")]
    [InlineData("p2,Bo,,,,,,,CC-9,2026-05-01,\n", "a cost center of cost_centers.csv, or nothing", "CC-9")]
    [InlineData("p2,Bo,,,,,,,,2026-05-02,2026-05-01\n", "a day after valid_from (2026-05-02), or nothing", "2026-05-01")]
    [InlineData("p2,Bo,B@CORP.test,,,,,,,2026-08-13,\n", "an identity of one person at a time", "one of p2 that is also one of p1 (line 2)")]
    [InlineData("p2,Bo,,user_1,,,,,,2026-08-13,\n", "an identity of one person at a time", "one of p2 that is also one of p1 (line 2)")]
    [InlineData("p2,Bo,not an address,,,,,,,2026-08-13,\n", "addresses with an @, separated by semicolons", "one of p2 without")]
    [InlineData("p2,Bo,,,,,,,,1.5.2026,\n", "a day as yyyy-MM-dd", "\"1.5.2026\"")]
    [InlineData("p2,,,,,,,,,2026-05-01,\n", "a string", "nothing")]
    public async Task Extract_ContradictoryPeople_AreRefusedWithLineAndWithoutAddress(string line, string expected, string found)
    {
        Drop(Ada + line);
        var error = await home.RefusedAsync(source);
        Assert.Equal(ExitCode.DataProblem, error.Code);
        var problem = Assert.Single(error.Problems);
        Assert.Equal((expected, found), (problem.Expected, problem.Found));
        Assert.Contains("people.csv:3 ", problem.Where, StringComparison.Ordinal);
        Assert.DoesNotContain("@corp.test", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("cursor:user_1; openai:user-abc", "cursor:user_2", "", "")]
    [InlineData("cursor:user_1", "openai:key_1;cursor:user_1", "an identity of one person at a time", "one of p2 that is also one of p1 (line 2)")]
    [InlineData("cursor:user_1", "Cursor user_2", "provider:id, separated by semicolons, like cursor:user_1;openai:user-abc", "one of p2 without")]
    public async Task Extract_Identities_LandAsListsOrAreRefused(string first, string second, string expected, string found)
    {
        home.Write("reference/people.csv", $"person_id,display_name,identities,valid_from\np1,Ada,{first},2026-05-01\np2,Bo,{second},2026-05-01\n");
        if (expected.Length == 0)
        {
            await home.LandAsync(source);
            Assert.Equal(
                "cursor:user_1+openai:user-abc\ncursor:user_2",
                home.Query("SELECT array_to_string(identities, '+') FROM stg_people__people ORDER BY person_id")
            );
            return;
        }

        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(("identities", expected, found), (problem.Where.Split(' ')[^1], problem.Expected, problem.Found));
    }

    [Fact]
    public async Task Extract_SameAddressAfterTheOtherLeft_IsFine()
    {
        Drop(Ada + "p2,Bo,a@corp.test,,,,,,,2026-08-14,\n");
        await home.LandAsync(source);
        Assert.Equal("2", home.Query("SELECT count(*) FROM stg_people__people"));
    }

    [Theory]
    [InlineData("CC-1100,Again,,,2026-02-01,\n", "2026-02-01..open overlaps line 2 (2026-01-01..open)")]
    [InlineData("unassigned,Nobody,,,2026-02-01,\n", "unassigned")]
    [InlineData("Central,Held,,,2026-02-01,\n", "Central")]
    [InlineData("CC-1300,Lending,,,2026-02-01,2026-02-01\n", "2026-02-01")]
    public async Task Extract_ContradictoryCostCenters_AreRefused(string line, string found)
    {
        home.Write("reference/cost_centers.csv", CostCenters + line);
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(found, problem.Found);
        Assert.Contains("cost_centers.csv:4 ", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_Charging_IsChargebackUnlessTheFileSaysShowback()
    {
        home.Write("reference/cost_centers.csv", "cost_center_id,name,charging,valid_from\nCC-1,A,showback,2026-01-01\nCC-2,B,,2026-01-01\n");
        await home.LandAsync(source);
        Assert.Equal("CC-1|showback\nCC-2|chargeback", home.Query("SELECT cost_center_id, charging FROM stg_people__cost_centers ORDER BY 1"));
        home.Write("reference/cost_centers.csv", "cost_center_id,name,charging,valid_from\nCC-1,A,free,2026-01-01\n");
        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(
            (Path.Combine("reference", "cost_centers.csv") + ":2 charging", "chargeback, showback, or nothing", "free"),
            (problem.Where, problem.Expected, problem.Found)
        );
    }

    // p1 reports to p2 until August and p2 to p3; p3 reports to p1 from the given day on.
    [Theory]
    [InlineData("2026-07-31", "p1 → p2 → p3 → p1 from 2026-07-31")]
    [InlineData("2026-08-01", "")]
    public async Task Extract_ManagersInACircle_AreRefusedOnTheDaysOnWhichItCloses(string from, string found)
    {
        home.Write(
            "reference/people.csv",
            $"person_id,display_name,manager_id,valid_from,valid_to\np1,A,p2,2026-05-01,2026-08-01\np1,A,,2026-08-01,\np2,B,p3,2026-05-01,\np3,C,,2026-05-01,{from}\np3,C,p1,{from},\np4,D,p1,2026-05-01,\n"
        );
        if (found.Length == 0)
        {
            await home.LandAsync(source);
            return;
        }

        var problem = Assert.Single((await home.RefusedAsync(source)).Problems);
        Assert.Equal(
            (Path.Combine("reference", "people.csv") + ":2 manager_id", "nobody who reports to p1", found),
            (problem.Where, problem.Expected, problem.Found)
        );
    }

    [Fact]
    public async Task Extract_ManagerOfHimself_IsACircle()
    {
        Drop("p1,Ada,,,,,,p1,,2026-05-01,\n");
        Assert.Equal("p1 → p1 from 2026-05-01", Assert.Single((await home.RefusedAsync(source)).Problems).Found);
    }

    public void Dispose() => home.Dispose();

    private void Drop(string people)
    {
        home.Write("reference/people.csv", Header + people);
        home.Write("reference/cost_centers.csv", CostCenters);
    }
}
