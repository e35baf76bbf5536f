using Finops.Core;

namespace Finops.Verbs;

/// <summary>What every verb works with: whose home, how it is configured, what time it is, where the log goes.</summary>
public sealed record RunContext(Home Home, FinopsConfig Config, TimeProvider Clock, RunLog Log)
{
    /// <summary>Reads the home's configuration.</summary>
    /// <exception cref="FinopsException">Exit code 2: the configuration is not what it should be.</exception>
    public static RunContext Open(Home home, TimeProvider clock, RunLog log) => new(home, FinopsConfig.Load(home), clock, log);
}
