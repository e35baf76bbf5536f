namespace Finops.Simulator.Use;

/// <summary>Which measured token sizes a request has.</summary>
internal enum RequestKind
{
    AgentTurn,
    Chat,
    Office,
}
