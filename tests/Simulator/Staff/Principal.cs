namespace Finops.Simulator.Staff;

/// <summary>Whoever uses Claude: a person or a service.</summary>
/// <param name="Id">The vendor's user id for a person, the service's name for a service; unique.</param>
public abstract record Principal(string Id);
