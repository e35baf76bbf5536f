using Finops.Simulator.Staff;

namespace Finops.Simulator.Features;

/// <summary>A project of Claude chat, made by one person and used by that person's department.</summary>
public sealed record ChatProject(string Id, string Name, Person Owner, DateTimeOffset CreatedAt);
