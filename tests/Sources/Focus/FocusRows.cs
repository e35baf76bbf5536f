using System.Globalization;
using Finops.Build;
using Finops.Core;
using Finops.Database;

namespace Finops.Tests.Sources.Focus;

/// <summary>FOCUS files made by hand, and the models over what landed.</summary>
internal static class FocusRows
{
    public const string Header =
        "BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,ServiceName,BilledCost,EffectiveCost,ListCost";

    /// <summary>One row of a file under <see cref="Header"/>.</summary>
    public static string Row(
        string billed = "1.50",
        string day = "2026-10-05",
        string account = "acct-1",
        string provider = "AWS",
        string service = "Amazon S3",
        string currency = "USD"
    ) =>
        $"{account},{currency},2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,{day}T00:00:00Z,{day}T01:00:00Z,Usage,{provider},{service},{billed},{billed},{billed}";

    public static string File(params string[] rows) => string.Join('\n', [Header, .. rows]) + "\n";

    /// <summary>The answer of a query over staging and intermediate models, over what has landed and this repository's reference files.</summary>
    public static string Models(this TestHome home, string sql)
    {
        using var connection = DuckDb.OpenMemory(new DuckDbSettings(), home.Home.Temporary);
        var session = new BuildSession(connection, home.Clock.GetUtcNow());
        session.ReadRaw(home.Home, DateTimeOffset.MaxValue.AddYears(-1), new Dictionary<string, long>());
        var catalog = ModelCatalog.Load(connection);
        var wanted = new HashSet<string>(
            catalog.Models.Select(model => model.Name).Where(name => sql.Contains(name, StringComparison.Ordinal)),
            StringComparer.Ordinal
        );
        foreach (var model in catalog.Models.Reverse().Where(model => wanted.Contains(model.Name)))
        {
            wanted.UnionWith(model.References);
        }

        foreach (var model in catalog.Models.Where(model => wanted.Contains(model.Name) && model.Layer != Layer.Check))
        {
            session.Materialize(model);
        }

        foreach (var check in catalog.Models.Where(model => wanted.Contains(model.Name) && model.Layer == Layer.Check))
        {
            connection.Execute($"CREATE TEMP VIEW {check.Name} AS {check.Sql}");
        }

        return string.Join(
            '\n',
            connection.Query(sql, reader =>
                string.Join(
                    '|',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column => reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))
                )
            )
        );
    }

    /// <summary>Lands this repository's reference files about bills.</summary>
    public static async Task WithReferenceAsync(this TestHome home)
    {
        foreach (var name in new[] { "tag_keys.csv", "focus_providers.csv", "focus_deliveries.csv", "bedrock_usage_types.csv" })
        {
            System.IO.File.Copy(Path.Combine(Repository.Root, "data", "reference", name), Path.Combine(home.Home.Reference, name), overwrite: true);
        }

        await home.LandAsync(new Finops.Extract.Reference.ReferenceSource());
    }
}
