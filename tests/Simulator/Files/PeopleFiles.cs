using Finops.Simulator.Staff;

namespace Finops.Simulator.Files;

/// <summary>people.csv and cost_centers.csv: what the company's personnel system would export.</summary>
public static class PeopleFiles
{
    private static readonly DateOnly CostCentersFrom = new(2026, 1, 1);

    /// <summary>Writes both files into the folder.</summary>
    public static void Write(string folder, Company company)
    {
        TextFile.Write(
            Path.Combine(folder, "people.csv"),
            [
                "person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to",
                .. company
                    .Listed.OrderBy(static person => person.PersonId, StringComparer.Ordinal)
                    .SelectMany(static person =>
                        person.Assignments.Select(assignment =>
                            CsvLine.Of(
                                person.PersonId,
                                person.DisplayName,
                                string.Join(';', person.Emails),
                                person.UserId,
                                person.GithubLogin,
                                assignment.Department,
                                assignment.BusinessUnit,
                                assignment.ManagerId,
                                assignment.CostCenterId,
                                assignment.From,
                                assignment.To
                            )
                        )
                    ),
            ]
        );
        TextFile.Write(
            Path.Combine(folder, "cost_centers.csv"),
            [
                "cost_center_id,name,owner,business_unit,valid_from,valid_to",
                .. company.CostCenters.Select(static center => CsvLine.Of(center.Id, center.Name, center.Owner, center.BusinessUnit, CostCentersFrom, null)),
            ]
        );
    }
}
