using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.Openai;

/// <summary>An API key of a project, owned by a person or by a service account.</summary>
/// <param name="Id">The vendor's id of the key.</param>
/// <param name="Project">Where it belongs.</param>
/// <param name="Name">What its owner called it.</param>
/// <param name="OwnerId">The vendor's id of the user or the service account.</param>
/// <param name="Owner">The person; null for a service account.</param>
/// <param name="Service">What the service account does; null for a person.</param>
internal sealed record OpenaiKey(string Id, OpenaiProject Project, string Name, string OwnerId, Person? Owner, ServiceKind? Service);
