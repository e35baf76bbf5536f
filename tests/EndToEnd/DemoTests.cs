namespace Finops.Tests.EndToEnd;

/// <summary>Everything that reads the demo's home.</summary>
[CollectionDefinition(Name)]
public sealed class DemoTests : ICollectionFixture<DemoHome>
{
    internal const string Name = "demo";
}
