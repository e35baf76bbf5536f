#!/usr/bin/env bash
# finops extract + build against the same job in bare DuckDB, in one run: seconds, memory, and whether the check sums agree.
# usage: tests/Benchmarks/usage-events.sh [events, default 1000000]; needs Node with npm, for the bare job
set -euo pipefail
cd "$(dirname "$0")/../.."
events=${1:-1000000}
scripts=$PWD/tests/Benchmarks
finops="dotnet $PWD/pipeline/bin/Release/net10.0/finops.dll"
work=${FINOPS_BENCH:-$(mktemp -d)}

dotnet build -c Release pipeline -v quiet --nologo
cp -n "$scripts"/*.mjs "$scripts/package.json" "$work"/ && cd "$work"
[ -d node_modules ] || npm install --silent --no-audit --no-fund
[ -f "events-$events.ndjson" ] || node generate-events.mjs "$events" "events-$events.ndjson" "dims-$events"

home="$work/home-$events" bare="$work/bare-$events"
rm -rf "$home" "$bare" && mkdir -p "$home" "$bare"
$finops init --home "$home" >/dev/null
# The same people and cost centers; the gateway's events are the bill of every provider here.
node - "dims-$events" "$home/reference" <<'JS'
const fs = require('node:fs'), [dims, reference] = process.argv.slice(2);
const people = fs.readFileSync(`${dims}/people.csv`, 'utf8').trim().split('\n').slice(1).map(line => line.split(','));
fs.writeFileSync(`${reference}/people.csv`, 'person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\n'
  + people.map(([user, center], i) => `p${i},Person ${i},${user},,,Department,Unit,,${center},2026-01-01,\n`).join(''));
fs.writeFileSync(`${reference}/cost_centers.csv`, 'cost_center_id,name,owner,business_unit,valid_from,valid_to\n'
  + [...new Set(people.map(person => person[1]))].sort().map(center => `${center},Center ${center},Owner,Unit,2026-01-01,\n`).join(''));
const authority = `${reference}/billing_authority.csv`;
fs.writeFileSync(authority, fs.readFileSync(authority, 'utf8').replace(/^(anthropic,\*,)claude-analytics/m, '$1usage-events'));
JS

measure() { # name, command…: prints wall seconds, processor seconds and megabytes
  local name=$1; shift
  /usr/bin/time -f "%e %U %M" -o "$work/time" "$@" >"$work/$name.out" 2>"$work/$name.log"
  awk -v name="$name" '{ printf "%-8s %7.2f s   %7.2f s of processor   %6.0f MB\n", name, $1, $2, $3 / 1024 }' "$work/time"
  read -r wall cpu memory <"$work/time"
}
# What landing alone costs: NDJSON to Parquet in bare DuckDB, and our extract, which also hashes, checks every line's fields and writes the log.
measure land node bare-duckdb.mjs "events-$events.ndjson" "$bare" "dims-$events" land; land_wall=$wall land_memory=$memory
measure bare node bare-duckdb.mjs "events-$events.ndjson" "$bare" "dims-$events"; bare_wall=$wall bare_cpu=$cpu bare_memory=$memory
measure extract $finops extract --source usage-events --file "$work/events-$events.ndjson" --home "$home"; wall1=$wall cpu1=$cpu memory1=$memory
own_seconds=$(grep -o 'event=extracted .*seconds=[0-9.]*' "$work/extract.log" | sed 's/.*seconds=//'); bare_seconds=$(sed -n 's/^land //p' "$work/land.out")
awk -v w="$own_seconds" -v bw="$bare_seconds" 'BEGIN { printf "landing without the start of a program: %.2f s and %.2f s, finops / bare %.2f\n", w, bw, w / bw }'
awk -v w="$wall1" -v bw="$land_wall" -v m="$memory1" -v bm="$land_memory" 'BEGIN { printf "landing, finops / bare: %.2f in time, %.2f in memory\n", w / bw, m / bm }'
measure build $finops build --home "$home"
awk -v w="$wall" -v w1="$wall1" -v bw="$bare_wall" -v c="$cpu" -v c1="$cpu1" -v bc="$bare_cpu" -v m="$memory" -v m1="$memory1" -v bm="$bare_memory" \
  'BEGIN { printf "finops / bare: %.2f in time, %.2f in processor time, %.2f in memory\n", (w + w1) / bw, (c + c1) / bc, (m > m1 ? m : m1) / bm }'

bare_sums=$(tail -1 "$work/bare.out" | sed 's/[^0-9,]//g')
own_sums=$($finops query "SELECT count(DISTINCT (usage_date, cost_center_id, model)), sum(request_count), (sum(billed_usd) * 1000000000)::HUGEINT FROM mart_spend_daily" --home "$home" --format csv | tail -1)
echo "check sums (groups, requests, nano-dollars): bare $bare_sums, finops $own_sums"
[ "$bare_sums" = "$own_sums" ]
grep -o 'event=slow_model.*' "$work/build.log" || true
