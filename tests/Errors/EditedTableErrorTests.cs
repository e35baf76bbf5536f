using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Mistakes in the tables that people edit: found before anything is built, all at once, across files.</summary>
public sealed class EditedTableErrorTests(DemoHome demo) : ErrorTest(demo)
{
    private const string OwnersHeader = "provider,principal_type,principal_id,kind,owner_person_id,cost_center_id,valid_from,valid_to,note\n";

    [Fact]
    public Task Build_OwnersThatNobodyKnows_AreAllNamed()
    {
        Home.Write(
            "reference/principal_owners.csv",
            OwnersHeader
                + "openai,api_key,key_1,service,p9999,CC-9999,2026-05-01,2026-09-01,\n"
                + "openai,api_key,key_1,service,p0001,,2026-08-01,,\n"
                + "openai,api_key,key_2,service,,,2026-08-01,,\n"
        );
        return RefusedAsync(
            1,
            """
            reference/principal_owners.csv:2 cost_center_id
              expected:   a cost center of cost_centers.csv, or nothing
              found:      CC-9999
              Try: mend the id, or add it to cost_centers.csv; both files land together
            reference/principal_owners.csv:2 owner_person_id
              expected:   a person of people.csv or of the SCIM directory
              found:      p9999
              Try: mend the id, or add the person; people.csv and this file land together
            reference/principal_owners.csv:3 valid_from
              expected:   one owner of an account on each day (users, keys and service accounts have one space of ids)
              found:      2026-08-01..open overlaps line 2 (2026-05-01..2026-09-01)
              Try: end the earlier line (valid_to) on the day the later one begins (valid_from)
            reference/principal_owners.csv:4 owner_person_id
              expected:   an owner, a cost center, or both
              found:      neither
              Try: say who answers for it
            """,
            "build"
        );
    }

    [Fact]
    public Task Extract_PeopleBesideSpoiltReference_SaysWhatIsWrongWithBoth()
    {
        Home.Write("reference/principal_owners.csv", OwnersHeader + "openai,api_key,key_1,service,p9999,,2026-05-01,,\n");
        Home.Write("reference/tag_keys.csv", "tag_key,meaning,note\nkst,cost_centre,\n");
        Home.Write("reference/limits.csv", "scope_type,scope_id,provider,period,currency,amount,valid_from,valid_to,note\n");
        Home.Write("people.csv", "person_id,display_name,manager_id,valid_from\np9999,A,p9998,2026-05-01\np9998,B,p9999,2026-06-01\n");
        return RefusedAsync(
            1,
            """
            people.csv:3 manager_id
              expected:   nobody who reports to p9998
              found:      p9998 → p9999 → p9998 from 2026-06-01
              Try: take one of them out of the circle
            reference/tag_keys.csv:2 meaning
              expected:   cost_center, owner, application, environment or business_unit
              found:      cost_centre
              Try: correct the line
            """,
            "extract",
            "--source",
            "people",
            "--file",
            In("people.csv")
        );
    }
}
