using System.Globalization;
using Finops.Core;
using Finops.Extract.Focus;

namespace Finops.Tests.Sources.Focus;

/// <summary>Real and other people's FOCUS files that lie beside the repository on some machines.</summary>
public sealed class FocusRealDataTests : IDisposable
{
    private readonly TestHome home = new();

    public static TheoryData<string> Golden =>
        [
            .. from provider in new[] { "aws", "azure", "gcp" }
            from name in new[]
            {
                "1_2_cost_and_usage_rows100_seed42",
                "1_2_cost_and_usage_rows25_seed7",
                "1_2_cost_and_usage_rows25_seed7_credits",
                "1_3_contract_commitment_rows100_seed42",
                "1_3_cost_and_usage_rows100_seed42",
                "1_3_cost_and_usage_rows25_seed7",
                "1_3_cost_and_usage_rows25_seed7_credits",
            }
            select $"{provider}_{name}.csv",
        ];

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task OfficialSample_SumsPerProvider_AreTheNotesToTheLastDigit()
    {
        await LandAsync(RealData.Find("focus-sample/focus_sample.csv"));
        Assert.Equal(
            "aws|942|18.006638618400|18.149317640600\nmicrosoft|51|1.976514185860|1.976514185860\noracle|7|0.537073924730|0.265073924730",
            home.Models(
                "SELECT provider, count(*), CAST(sum(billed_amount) AS VARCHAR), CAST(sum(list_amount) AS VARCHAR) FROM int_focus__charges GROUP BY ALL ORDER BY ALL"
            )
        );
        Assert.Equal("0|0", home.Models("SELECT (SELECT count(*) FROM check_focus__periods_once), (SELECT count(*) FROM check_focus__rounded_amounts)"));
    }

    [Fact]
    public async Task OfficialSample_MessyTagKeys_Resolve()
    {
        await LandAsync(RealData.Find("focus-sample/focus_sample.csv"));
        Assert.Equal(
            "1234|36\nMarketing|1",
            home.Models("SELECT vendor_cost_center, count(*) FROM int_focus__charges WHERE vendor_cost_center IS NOT NULL GROUP BY ALL ORDER BY ALL")
        );
        Assert.Equal(
            "43|23|3", // one row has only " org"; three rows have a CostCenter and a Cost department, which the check lists
            home.Models(
                "SELECT count(*), count(*) FILTER (map_contains(tags, ' org')), (SELECT sum(row_count) FROM check_focus__tags_clear) FROM "
                    + "int_focus__charges c JOIN (SELECT DISTINCT tags, business_unit FROM int_focus__tags) t USING (tags) WHERE business_unit = 'trey'"
            )
        );
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public async Task GoldenFile_OfTheToolkit_LandsWithItsSum(string name)
    {
        var path = RealData.Find("focus-toolkit/" + name);
        await LandAsync(path);
        if (name.Contains("contract_commitment", StringComparison.Ordinal))
        {
            Assert.Contains("dataset=ContractCommitment", home.Log.ToString(), StringComparison.Ordinal);
            return;
        }

        var lines = File.ReadAllLines(path);
        var expected = lines
            .Skip(1)
            .Sum(line => decimal.Parse(Cells(line)[Array.IndexOf(lines[0].Split(','), "BilledCost")], NumberStyles.Float, CultureInfo.InvariantCulture));
        Assert.Equal(
            $"{lines.Length - 1}|{(name.Contains("_1_3_", StringComparison.Ordinal) ? "1.3" : "1.2")}|True",
            home.Models(
                $"SELECT CAST(sum(row_count) AS BIGINT), max(focus_version), sum(billed_cost) + sum(billed_cost_rounding) = "
                    + $"{expected.ToString(CultureInfo.InvariantCulture)} FROM int_focus__periods"
            )
        );
    }

    private async Task LandAsync(string path)
    {
        await home.WithReferenceAsync();
        await home.LandAsync(new FocusSource(), new SourceSettings(Files: path));
    }

    // Quotes doubled inside quotes; the files have no line break in a cell.
    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var isQuoted = false;
        foreach (var character in line)
        {
            isQuoted ^= character == '"';
            if (character == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += character;
            }
        }

        return cells;
    }
}
