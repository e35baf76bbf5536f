namespace Finops.Simulator.Features;

/// <summary>What people may add to Claude.</summary>
public enum FeatureKind
{
    Skill,
    Connector,
    Plugin,
}
