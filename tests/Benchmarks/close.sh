#!/usr/bin/env bash
# A year of a large company, extracted, built, and closed month by month within 4 GB: seconds and memory of each step.
# usage: tests/Benchmarks/close.sh [people, default 10000] [cost centers, default 500] [months, default 12]
# The company's bill is one FOCUS file a month: every person on every day with three models, and a platform fee that a rule shares among all cost centers.
set -euo pipefail
cd "$(dirname "$0")/../.."
people=${1:-10000} centers=${2:-500} months=${3:-12}
finops="dotnet $PWD/pipeline/bin/Release/net10.0/finops.dll"
work=${FINOPS_BENCH:-$(mktemp -d)}

dotnet build -c Release pipeline -v quiet --nologo
cd "$work"
[ -d node_modules ] || { echo '{ "private": true, "dependencies": { "@duckdb/node-api": "1.5.6-r.1" } }' >package.json; npm install --silent --no-audit --no-fund; }
home="$work/home-$people-$centers-$months"
rm -rf "$home"
$finops init --home "$home" >/dev/null
sed -i 's/"memory_limit": null/"memory_limit": "4GB"/' "$home/finops.json"

# The months before this one, so that all but the newest can be closed for good.
node --input-type=module - "$home" "$people" "$centers" "$months" <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'node:fs';
const [home, people, centers, months] = process.argv.slice(2).map((value, i) => i === 0 ? value : Number(value));
const reference = `${home}/reference`;
const center = i => `CC-${String(i).padStart(4, '0')}`;
fs.writeFileSync(`${reference}/cost_centers.csv`, 'cost_center_id,name,owner,business_unit,valid_from,valid_to\n'
  + Array.from({ length: centers }, (_, i) => `${center(i)},Center ${i},Owner ${i},Unit ${i % 10},2020-01-01,\n`).join(''));
fs.writeFileSync(`${reference}/people.csv`, 'person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\n'
  + Array.from({ length: people }, (_, i) => `p${i},Person ${i},p${i}@corp.example,,,Dept ${i % 50},Unit ${i % 10},,${center(i % centers)},2020-01-01,\n`).join(''));
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
console.log(`${rows[0]} charges of ${people} people in ${centers} cost centers over ${months} months: USD ${rows[1]}`);
JS

measure() { # name, command…
  local name=$1; shift
  /usr/bin/time -f "%e %U %M" -o time "$@" >"$name.out" 2>"$name.log" || { cat "$name.log" >&2; exit 1; }
  awk -v name="$name" '{ printf "%-22s %7.1f s   %7.1f s of processor   %6.0f MB\n", name, $1, $2, $3 / 1024 }' time
}
measure extract $finops extract --source focus --file "$home/drop/focus" --home "$home"
measure build $finops build --home "$home"
for ((ago = months; ago >= 1; ago--)); do
  month=$(date -u -d "$(date -u +%Y-%m-01) -$ago month" +%Y-%m)
  measure "close-$month" $finops close "$month" --provisional --approved-by benchmark --home "$home"
done
du -sh "$home/raw" "$home/warehouse" "$home/closed" | awk '{ print $2, $1 }'
$finops query "SELECT count(*) AS lines, sum(billed_usd) AS billed_usd, sum(ledger_usd) AS ledger_usd, count(*) FILTER (charge_class = 'Correction') AS corrections FROM mart_chargeback_lines" --home "$home"
