namespace Finops.Simulator.Staff;

/// <summary>The twelve cost centers of Larkfield Group, before anybody is hired.</summary>
internal static class CostCenterPlan
{
    internal const string RetailBanking = "Retail Banking";
    internal const string Technology = "Group Technology";
    internal const string Markets = "Wealth and Markets";
    internal const string Corporate = "Corporate Services";

    /// <summary>Weight = how many of 100 people work there.</summary>
    internal static IReadOnlyList<(CostCenter CostCenter, int Weight)> All { get; } =
    [
        (new("CC-1100", "Payments", "", RetailBanking, "Payments", 850), 13),
        (new("CC-1200", "Mobile Apps", "", RetailBanking, "Mobile", 900), 10),
        (new("CC-1300", "Lending", "", RetailBanking, "Lending", 450), 8),
        (new("CC-2100", "Core Platform", "", Technology, "Platform", 950), 14),
        (new("CC-2200", "Data Platform", "", Technology, "Data", 850), 10),
        (new("CC-2300", "Security Engineering", "", Technology, "Security", 700), 6),
        (new("CC-3100", "Trading Systems", "", Markets, "Trading Systems", 900), 9),
        (new("CC-3200", "Advisory", "", Markets, "Advisory", 150), 6),
        (new("CC-3300", "Risk and Quant", "", Markets, "Risk", 550), 7),
        (new("CC-4100", "Finance", "", Corporate, "Finance", 100), 5),
        (new("CC-4200", "People and Legal", "", Corporate, "People and Legal", 50), 4),
        (new("CC-4300", "Customer Care", "", Corporate, "Customer Care", 200), 8),
    ];
}
