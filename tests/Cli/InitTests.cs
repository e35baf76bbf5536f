using Finops.Tests.EndToEnd;
using Finops.Verbs;

namespace Finops.Tests.Cli;

public sealed class InitTests : IDisposable
{
    private readonly HomeFolder home = new();
    private readonly HomeFolder company = new();

    public void Dispose()
    {
        home.Dispose();
        company.Dispose();
    }

    [Fact]
    public void Run_CompanysReference_StandsInTheStandardsPlace()
    {
        company.Write("anomaly_rules.csv", "the company's");
        Assert.Contains(Path.Combine("reference", "anomaly_rules.csv"), InitVerb.Run(home.Home, company.Path));
        Assert.Equal("the company's", Read("anomaly_rules.csv"));
        Assert.StartsWith("provider,", Read("model_prices.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileThatIsThere_Stays()
    {
        company.Write("anomaly_rules.csv", "the company's");
        home.Write("reference/anomaly_rules.csv", "edited");
        Assert.DoesNotContain(Path.Combine("reference", "anomaly_rules.csv"), InitVerb.Run(home.Home, company.Path));
        Assert.Equal("edited", Read("anomaly_rules.csv"));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(home.Path, "reference", file));
}
