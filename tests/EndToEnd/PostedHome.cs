using Finops.Close;
using Finops.Core;
using Finops.Export;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>
/// The sample company's controller at work: May closed final at once, before there were accounts; June provisional, then final; in between a rule is added,
/// which
/// moves spend of both months, so that July's bill corrects them. Each journal is exported when its close has happened and accounts are there.
/// </summary>
public sealed class PostedHome(DemoHome demo) : IAsyncLifetime
{
    internal static readonly BillingMonth May = Month("2026-05");
    internal static readonly BillingMonth June = Month("2026-06");
    internal static readonly BillingMonth July = Month("2026-07");

    internal HomeFolder Folder { get; } = demo.CopyAsReal();

    internal List<JournalExport> Posted { get; } = [];

    internal FinopsException? WithoutAccounts { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var accounts = Path.Combine(Folder.Home.Reference, "gl_accounts.csv");
        var lines = await File.ReadAllLinesAsync(accounts);
        await File.WriteAllTextAsync(accounts, lines[0] + "\n");
        WithoutAccounts = await Assert.ThrowsAsync<FinopsException>(() => CloseAsync(May, CloseKind.Final));
        await File.WriteAllLinesAsync(accounts, lines);
        await CloseAsync(June, CloseKind.Provisional);
        Posted.Insert(0, await JournalVerb.RunAsync(Run(0), May, CancellationToken.None));
        Folder.Write(
            "reference/allocation_rules.csv",
            "rule_id,match,method,targets,key_scope,valid_from,valid_to,note\nservices,principal_type=service,direct_spend,,account,2026-05-01,,\n"
        );
        await CloseAsync(June, CloseKind.Final, hours: 2);
        await CloseAsync(July, CloseKind.Provisional, hours: 2);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal RunContext Run(int hours) => new(Folder.Home, FinopsConfig.Load(Folder.Home), new FixedClock(DemoHome.Now.AddHours(hours)), RunLog.Silent);

    private async Task CloseAsync(BillingMonth month, CloseKind kind, int hours = 0)
    {
        await CloseVerb.CloseAsync(Run(hours), month, kind, "Dana Ruiz", CancellationToken.None);
        Posted.Add(await JournalVerb.RunAsync(Run(hours), month, CancellationToken.None));
    }

    private static BillingMonth Month(string text) => BillingMonth.TryParse(text, out var month) ? month : throw new FormatException(text);
}
