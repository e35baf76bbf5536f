#!/usr/bin/env bash
# A year of a large company, extracted, built, and closed month by month within 4 GB: seconds and memory of each step.
# usage: tests/Benchmarks/close.sh [people, default 10000] [cost centers, default 500] [months, default 12]
# Node with npm makes the bill and runs the bare job. The company's bill is one FOCUS file a month: every person on every day with three models, and a platform fee that a rule shares among all cost centers.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=home
. tests/Benchmarks/large-company.sh

# The months before this one, so that all but the newest can be closed for good.
node --input-type=module - "$home" "$people" "$months" <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'node:fs';
const [home, people, months] = process.argv.slice(2).map((value, i) => i === 0 ? value : Number(value));
const reference = `${home}/reference`;
fs.writeFileSync(`${reference}/allocation_rules.csv`, 'rule_id,match,method,targets,key_scope,valid_from,valid_to,note\nplatform-fee,product=Platform fee,direct_spend,,account,2020-01-01,,shared by use\n');
fs.mkdirSync(`${home}/drop/focus`, { recursive: true });
const db = await (await DuckDBInstance.create(':memory:')).connect();
for (let month = months; month >= 1; month--) {
  await db.run(`
    COPY (
      WITH period AS (SELECT date_trunc('month', current_date) - INTERVAL ${month} MONTH AS first, date_trunc('month', current_date) - INTERVAL ${month - 1} MONTH AS next),
      days AS (SELECT first, next, unnest(generate_series(first, next - INTERVAL 1 DAY, INTERVAL 1 DAY)) AS day FROM period),
      use AS (
        SELECT first, next, day, 'p' || person || '@corp.example' AS owner, model,
          ((hash(person * 1000003 + model * 101 + epoch(day)::BIGINT) % 900000)::DECIMAL(18, 6) * 0.000001)::DECIMAL(18, 12) AS usd
        FROM days, range(${people}) AS people (person), range(3) AS models (model))
      SELECT 'acct-1' AS BillingAccountId, 'USD' AS BillingCurrency, first AS BillingPeriodStart, next AS BillingPeriodEnd, day AS ChargePeriodStart, day + INTERVAL 1 DAY AS ChargePeriodEnd,
        'Usage' AS ChargeCategory, 'Microsoft' AS ProviderName, 'Azure model ' || model AS ServiceName, '{"owner":"' || owner || '"}' AS Tags, usd AS BilledCost, usd AS EffectiveCost, usd AS ListCost
      FROM use
      UNION ALL
      SELECT 'acct-1', 'USD', first, next, day, day + INTERVAL 1 DAY, 'Purchase', 'Microsoft', 'Platform fee', '{}', 333.333333333333, 333.333333333333, 333.333333333333 FROM days
    ) TO '${home}/drop/focus/bill-${String(months - month).padStart(2, '0')}.parquet' (FORMAT parquet)`);
}
const rows = (await db.runAndReadAll(`SELECT count(*), sum(BilledCost)::VARCHAR FROM '${home}/drop/focus/*.parquet'`)).getRows()[0];
console.log(`${rows[0]} charges of ${people} people over ${months} months: USD ${rows[1]}`);
JS

measure extract $finops extract --source focus --file "$home/drop/focus" --home "$home"
measure build $finops build --home "$home"
measure bare node bare-bill.mjs "$home" # the same bill in DuckDB's SQL alone: land, assign, charge, cube
cat bare.out
for ((ago = months; ago >= 1; ago--)); do
  month=$(date -u -d "$(date -u +%Y-%m-01) -$ago month" +%Y-%m)
  measure "close-$month" $finops close "$month" --provisional --approved-by benchmark --home "$home"
done
du -sh "$home/raw" "$home/warehouse" "$home/closed" | awk '{ print $2, $1 }'
$finops query "SELECT count(*) AS lines, sum(billed_usd) AS billed_usd, sum(ledger_usd) AS ledger_usd, count(*) FILTER (charge_class = 'Correction') AS corrections FROM mart_chargeback_lines" --home "$home"
