namespace Finops.Tests.Rules;

/// <summary>A house rule holds when nothing breaks it; else all breaches are told at once.</summary>
internal static class Rule
{
    public static void Holds<T>(IEnumerable<T> breaches)
    {
        var all = breaches.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
