# Sourced by the benchmarks of a large company, with what the home is called in $name: reads [people, default 10000] [cost centers, default 500] [months, default 12], and leaves an empty
# home with these people and cost centers, DuckDB held to 4 GB; and measure, which prints seconds and memory of a command.
people=${1:-10000} centers=${2:-500} months=${3:-12}
finops="dotnet $PWD/pipeline/bin/Release/net10.0/finops.dll"
work=${FINOPS_BENCH:-$(mktemp -d)}

dotnet build -c Release pipeline -v quiet --nologo
cp -n tests/Benchmarks/*.mjs tests/Benchmarks/package.json "$work"/ && cd "$work"
[ -d node_modules ] || npm install --silent --no-audit --no-fund
home="$work/$name-$people-$centers-$months"
rm -rf "$home"
$finops init --home "$home" >/dev/null
sed -i 's/"memory_limit": null/"memory_limit": "4GB"/' "$home/finops.json"
awk -v centers="$centers" 'BEGIN {
  print "cost_center_id,name,owner,business_unit,valid_from,valid_to"
  for (i = 0; i < centers; i++) printf "CC-%04d,Center %d,Owner %d,Unit %d,2020-01-01,\n", i, i, i, i % 10
}' >"$home/reference/cost_centers.csv"
awk -v people="$people" -v centers="$centers" 'BEGIN {
  print "person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to"
  for (i = 0; i < people; i++) printf "p%d,Person %d,p%d@corp.example,,,Dept %d,Unit %d,,CC-%04d,2020-01-01,\n", i, i, i, i % 50, i % 10, i % centers
}' >"$home/reference/people.csv"

measure() { # name, command…
  local name=$1; shift
  /usr/bin/time -f "%e %U %M" -o time "$@" >"$name.out" 2>"$name.log" || { cat "$name.log" >&2; exit 1; }
  awk -v name="$name" '{ printf "%-22s %7.1f s   %7.1f s of processor   %6.0f MB\n", name, $1, $2, $3 / 1024 }' time
}
