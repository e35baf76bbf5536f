namespace Finops.Simulator.Vendors.Openai;

/// <summary>A project of the organization; what stands in an archived one is not listed any more.</summary>
internal sealed record OpenaiProject(string Id, string Name, DateOnly? ArchivedOn);
