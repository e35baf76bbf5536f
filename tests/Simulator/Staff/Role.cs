namespace Finops.Simulator.Staff;

/// <summary>What a person does all day, which decides the products used.</summary>
public enum Role
{
    Developer,
    Analyst,
    Business,
}
