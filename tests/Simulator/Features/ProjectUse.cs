using Finops.Simulator.Staff;

namespace Finops.Simulator.Features;

/// <summary>What one person did in one chat project on a UTC day.</summary>
public sealed record ProjectUse(Person Person, ChatProject Project, int Conversations, int Messages);
