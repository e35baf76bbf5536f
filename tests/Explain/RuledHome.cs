using Finops.Core;
using Finops.Tests.EndToEnd;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.Explain;

/// <summary>The demo's company with allocation rules of every kind, built once.</summary>
public sealed class RuledHome(DemoHome demo) : IAsyncLifetime
{
    internal HomeFolder Folder { get; } = demo.CopyAsReal();

    public async ValueTask InitializeAsync()
    {
        Folder.Write(
            "reference/allocation_rules.csv",
            """
            rule_id,match,method,targets,key_scope,valid_from,valid_to,note
            services,principal_type=service,direct_spend,,account,2026-05-01,,
            editor,provider=cursor;person=p0011,cost_center,CC-4100,,2026-05-01,,
            chat,product=chat;business_unit=Retail Banking,percent,CC-1100=60;CC-2100=40,,2026-10-01,,
            late-chat,product=chat;business_unit=Group Technology,tokens,CC-1100;CC-1200,all,2026-10-16,,
            idle,provider=openai,seats,CC-3300;CC-4200,provider,2026-10-20,,
            review,skill=code-review,cost_center,CC-2100,,2026-05-01,,
            notes,skill=release-notes,even,CC-4200;CC-4100,,2026-05-01,,
            held,principal_type=unattributed,central,,,2026-05-01,,
            """
        );
        await BuildVerb.RunAsync(
            new RunContext(Folder.Home, FinopsConfig.Load(Folder.Home), new FixedClock(DemoHome.Now), RunLog.Silent),
            asOf: null,
            CancellationToken.None
        );
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
