using Finops.Close;
using Finops.Core;
using Finops.Reports;
using Finops.Tests.Land;
using Finops.Verbs;

namespace Finops.Tests.EndToEnd;

/// <summary>The sample company with May closed for good and June provisionally; who wants to change something takes a copy.</summary>
public sealed class ClosedHome(DemoHome demo) : IAsyncLifetime
{
    internal HomeFolder Folder { get; } = demo.Copy();

    internal IReadOnlyList<string> BillsBefore { get; private set; } = [];

    internal CloseOutcome May { get; private set; } = null!;

    internal CloseOutcome June { get; private set; } = null!;

    internal string ReportOfMay { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        BillsBefore = CloseTests.Bills(Folder);
        May = await CloseVerb.CloseAsync(At(Folder, minutes: 0), Month("2026-05"), CloseKind.Final, "Dana Ruiz", CancellationToken.None);
        ReportOfMay = await ReportAsync(Folder, Month("2026-05"));
        June = await CloseVerb.CloseAsync(At(Folder, minutes: 1), Month("2026-06"), CloseKind.Provisional, null, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Names and hashes of the month's report, exports and a statement, rendered anew.</summary>
    internal static async Task<string> ReportAsync(HomeFolder home, BillingMonth month)
    {
        if (Directory.Exists(home.Home.OutOf(month)))
        {
            Directory.Delete(home.Home.OutOf(month), recursive: true);
        }

        await using var printer = new PdfPrinter();
        await ReportVerb.RunAsync(At(home), month, printer, CancellationToken.None);
        await ExportVerb.RunAsync(At(home), month, perUnit: true, new(), CancellationToken.None);
        await WorkbookVerb.RunAsync(At(home), month, CancellationToken.None);
        await StatementVerb.RunAsync(At(home), month, "CC-1100", printer, CancellationToken.None);
        return string.Join('\n', home.Files($"out/{month}"));
    }

    internal static RunContext At(HomeFolder home, int days = 0, int minutes = 2) =>
        new(home.Home, new FinopsConfig { Organization = "Larkfield Group" }, new FixedClock(DemoHome.Now.AddDays(days).AddMinutes(minutes)), RunLog.Silent);

    internal static BillingMonth Month(string text) => BillingMonth.TryParse(text, out var month) ? month : throw new FormatException(text);
}
