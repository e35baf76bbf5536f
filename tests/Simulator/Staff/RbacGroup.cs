namespace Finops.Simulator.Staff;

/// <summary>Names of the groups that <see cref="Person.RbacGroups"/> lists by id.</summary>
public static class RbacGroup
{
    private static readonly string[] Units = [CostCenterPlan.RetailBanking, CostCenterPlan.Technology, CostCenterPlan.Markets, CostCenterPlan.Corporate];

    /// <summary>The name to show; null for an id that no group has.</summary>
    public static string? NameOf(string id) =>
        id == "rbac_group_power_users" ? "Claude power users" : Units.FirstOrDefault(unit => id == $"rbac_group_{unit.Split(' ')[0].ToLowerInvariant()}");
}
