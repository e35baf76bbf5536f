using DuckDB.NET.Data;
using Finops.Build;
using Finops.Core;
using Finops.Database;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Build;

/// <summary>
/// A source that nobody has heard of, and a kind of alert, each with models of its own and nothing else: no shared model is told of them, and they arrive in
/// prices, ledger, adoption and alerts.
/// </summary>
public sealed class InventedSourceTests : IDisposable
{
    private static readonly (string Path, string Text)[] Acme =
    [
        (
            "schemas/raw/acme/raw_acme__requests.sql",
            "-- Requests.\nCREATE TABLE raw_acme__requests (asked_at TIMESTAMPTZ NOT NULL, who VARCHAR NOT NULL, tokens BIGINT NOT NULL)"
        ),
        (
            "schemas/staging/acme/stg_acme__requests.sql",
            "-- Requests.\nSELECT CAST(asked_at AS DATE) AS usage_date, asked_at AS at_utc, who, tokens FROM raw_acme__requests"
        ),
        (
            "schemas/intermediate/acme/int_acme__token_use.sql",
            """
            -- Requests as our table prices them.
            SELECT 'acme' AS provider, 'acme_chat' AS product, who AS user_id, usage_date, at_utc, 'acme-1' AS model, 'acme-1' AS price_model,
              'standard' AS speed,
              'standard' AS service_tier, 'none' AS inference_geo, 0 AS prompt_over_tokens, 0 AS uncached_input_tokens, 0 AS cache_read_tokens,
              0 AS cache_write_5m_tokens, 0 AS cache_write_1h_tokens, tokens AS output_tokens, 0 AS web_search_count, 1 AS request_count
            FROM stg_acme__requests
            """
        ),
        (
            "schemas/intermediate/acme/int_acme__activity.sql",
            "-- Who is active.\nSELECT DISTINCT usage_date, 'acme' AS provider, 'a' AS billing_account_id, who AS principal_id, 'acme_tool' AS product, "
                + "true AS is_active FROM stg_acme__requests"
        ),
        (
            "schemas/intermediate/acme/int_acme_quota__alerting.sql",
            "-- Full quotas.\nSELECT 'acme_quota' AS alert_kind, 'person' AS scope_type, who AS scope_id, 'quota' AS subject_id, 'exhausted' AS level, "
                + "max(usage_date) AS period_start FROM stg_acme__requests GROUP BY ALL"
        ),
    ];

    private readonly HomeFolder home = new();
    private readonly DuckDBConnection warehouse = DuckDb.OpenMemory(new DuckDbSettings(), "");

    [Fact]
    public void ANewSource_ArrivesEverywhere_WithoutASharedModelThatKnowsIt()
    {
        Build([.. SchemaFiles.Below("schemas"), .. Acme.Select(file => new SchemaFile(file.Path, file.Text))]);

        Assert.Equal("acme acme-1 20", One("SELECT provider, model, output_usd_per_million FROM int_model_prices__daily"));
        Assert.Equal(
            "acme 0.5 acme true 2026-10-02 true",
            One(
                """
                SELECT source, billed_usd, billing_account_id, u.is_estimate, d.usage_date, d.is_complete
                FROM int_charges__unioned u JOIN int_days__covered d USING (provider, billing_account_id, source, usage_date)
                """
            )
        );
        Assert.Equal("acme_chat 25000 0.5", One("SELECT product, output_tokens, billed_usd FROM mart_spend_daily"));
        Assert.Equal(
            "acme_chat acme:ada, acme_tool acme:ada",
            One("SELECT string_agg(concat(product, ' ', worker_id), ', ' ORDER BY product) FROM int_active_people__daily")
        );
        Assert.Equal("acme:ada 1", One("SELECT person_id, active_day_count FROM mart_activity_monthly"));
        Assert.Equal("acme_quota ada critical", One("SELECT alert_kind, scope_id, severity FROM mart_alerts WHERE alert_kind LIKE 'acme%'"));
    }

    [Fact]
    public void WithoutItsModels_NothingArrives()
    {
        Build(SchemaFiles.Below("schemas"));

        Assert.Equal("0", One("SELECT count(*) FROM mart_spend_daily"));
        Assert.Equal("0", One("SELECT count(*) FROM mart_alerts WHERE alert_kind LIKE 'acme%'"));
    }

    public void Dispose()
    {
        warehouse.Dispose();
        home.Dispose();
    }

    private void Build(IReadOnlyList<SchemaFile> schemas)
    {
        var session = new BuildSession(warehouse, DemoHome.Now);
        session.ReadRaw(home.Home, DemoHome.Now, new Dictionary<string, long>());
        warehouse.Execute(
            """
            CREATE TABLE raw_acme__requests AS SELECT TIMESTAMPTZ '2026-10-02 09:30:00+00' AS asked_at, 'ada' AS who, CAST(25000 AS BIGINT) AS tokens;
            INSERT INTO landed BY NAME SELECT 'acme' AS source, 'requests' AS entity, 'a' AS part, TIMESTAMPTZ '2026-10-03 06:00:00+00' AS extracted_at_utc;
            INSERT INTO contract_raw_reference__model_prices BY NAME
              SELECT 1 AS line_number, 'acme' AS provider, 'acme-1' AS model, 'output' AS token_type, '20' AS usd_per_million_tokens,
                DATE '2026-01-01' AS valid_from,
                TIMESTAMPTZ '2026-01-01 00:00:00+00' AS known_at;
            INSERT INTO contract_raw_reference__billing_authority BY NAME
              SELECT 1 AS line_number, '*' AS provider, '*' AS billing_account_id, 'acme' AS source, 'estimate' AS role, DATE '2026-01-01' AS valid_from;
            """
        );
        foreach (var model in ModelCatalog.Load(warehouse, schemas).Models.Where(model => model.Layer != Layer.Check))
        {
            session.Materialize(model);
        }
    }

    // The only row of a query, its cells in one line.
    private string One(string sql) =>
        Assert.Single(warehouse.Query(sql, row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(column => Text(row.GetValue(column))))));

    private static string Text(object value) =>
        value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            decimal number => number.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
