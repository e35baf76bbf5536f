using System.Text.Json;
using Finops.Build;

namespace Finops.Tests.Cli;

/// <summary>`finops models`: any model is found in a minute.</summary>
public sealed class ModelsTests
{
    [Fact]
    public async Task List_IsGroupedBySubjectAndFitsAHundredColumns()
    {
        var lines = (await Terminal.RunAsync("models")).Out.TrimEnd('\n').Split('\n');
        Assert.DoesNotContain(lines, line => line.Length > 100);
        Assert.Equal(Subjects.InOrder, lines.Where(line => Subjects.InOrder.Contains(line)));
        Assert.Contains(lines, line => line.StartsWith("* mart_spend_daily ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  int_charges__unioned ", StringComparison.Ordinal));
        Assert.InRange(Array.IndexOf(lines, "github_copilot"), Array.IndexOf(lines, "waste"), lines.Length);
    }

    [Fact]
    public async Task Json_HasTheSubject()
    {
        using var models = JsonDocument.Parse((await Terminal.RunAsync("models", "--json")).Out);
        var mart = models.RootElement.EnumerateArray().Single(model => model.GetProperty("name").GetString() == "mart_spend_daily");
        Assert.Equal(("spend", true), (mart.GetProperty("subject").GetString(), mart.GetProperty("is_mart").GetBoolean()));
    }

    [Fact]
    public async Task OneMart_ShowsAnExample()
    {
        var said = await Terminal.RunAsync("models", "mart_spend_daily");
        Assert.Contains("\nexample: SELECT ", said.Out, StringComparison.Ordinal);
        Assert.Contains("What people call the product", said.Out, StringComparison.Ordinal);
    }
}
