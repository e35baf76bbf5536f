#!/usr/bin/env bash
# A year of a large company under rules: every person has a limit and a policy, and is forecast, watched and counted. Seconds and memory within 4 GB, and the slow models.
# usage: tests/Benchmarks/governance.sh [people, default 10000] [cost centers, default 500] [months, default 12]
# Every person asks two models once each weekday, through a gateway whose events are the bill here; one of the models is against the policy.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=governed
. tests/Benchmarks/large-company.sh

node --input-type=module - "$home" "$people" "$months" <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'node:fs';
const [home, people, months] = process.argv.slice(2).map((value, i) => i === 0 ? value : Number(value));
const reference = `${home}/reference`;
const lines = (count, line) => Array.from({ length: count }, (_, i) => line(i) + '\n').join('');
fs.writeFileSync(`${reference}/limits.csv`, 'scope_type,scope_id,provider,period,currency,amount,valid_from,valid_to,note\norganization,organization,*,month,USD,500000.00,2020-01-01,,\n'
  + lines(people, i => `person,p${i},*,month,USD,${30 + i % 40}.00,2020-01-01,,`));
fs.writeFileSync(`${reference}/entitlements.csv`, 'group_id,products,models,default_model,limit_tier,valid_from,valid_to,note\n*,anthropic/*,claude-sonnet-*,claude-sonnet-5-5,typical,2020-01-01,,\n');
const authority = `${reference}/billing_authority.csv`;
fs.writeFileSync(authority, fs.readFileSync(authority, 'utf8').replace(/^(anthropic,\*,)claude-analytics/m, '$1usage-events'));
const db = await (await DuckDBInstance.create(':memory:')).connect();
await db.run(`
  COPY (
    SELECT
      strftime(day + INTERVAL (person % 480) MINUTE + INTERVAL 8 HOUR, '%Y-%m-%dT%H:%M:%SZ') AS ts, 'anthropic' AS provider, 'p' || person || '@corp.example' AS "user", model,
      20000 + hash(person * 1009 + epoch(day)::BIGINT) % 200000 AS input_tokens, 100000 AS cache_read_tokens, 0 AS cache_write_tokens, 1000 + hash(person + epoch(day)::BIGINT) % 9000 AS output_tokens,
      's' || person || '-' || epoch(day)::BIGINT // 86400 AS session_id, 'r' || person || '-' || epoch(day)::BIGINT // 86400 || '-' || model AS request_id
    FROM (SELECT unnest(generate_series(date_trunc('month', current_date) - INTERVAL ${months} MONTH, date_trunc('month', current_date) - INTERVAL 1 DAY, INTERVAL 1 DAY)) AS day) AS days,
      range(${people}) AS people (person), (VALUES ('claude-sonnet-5-5'), ('claude-opus-5-5')) AS models (model)
    WHERE isodow(day) < 6
  ) TO '${home}/events.ndjson' (FORMAT json)`);
const rows = (await db.runAndReadAll(`SELECT count(*) FROM read_ndjson('${home}/events.ndjson', columns = {request_id: 'VARCHAR'})`)).getRows()[0];
console.log(`${rows[0]} requests of ${people} people over ${months} months`);
JS

measure extract $finops extract --source usage-events --file "$home/events.ndjson" --home "$home"
measure build $finops build --home "$home"
for mart in mart_spend_limits_monthly mart_entitlement_findings mart_limit_recommendations mart_cost_anomalies_daily mart_forecast_periods mart_adoption_daily mart_idle_sessions_monthly mart_alerts; do
  $finops query "SELECT '$mart', count(*) FROM $mart" --home "$home" --format csv | tail -1
done
du -sh "$home/raw" "$home/warehouse" | awk '{ print $2, $1 }'
grep -o 'event=slow_model.*' build.log || true
