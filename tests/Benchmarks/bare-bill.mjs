// The lower bound of close.sh's build: the year's bill of a large company charged to cost centers in DuckDB SQL alone.
import { DuckDBInstance } from '@duckdb/node-api';
const [home] = process.argv.slice(2);
const db = await (await DuckDBInstance.create(':memory:')).connect();
await db.run("set preserve_insertion_order=false; set memory_limit='4GB'");
const start = performance.now(), lap = (step) => console.log(step, ((performance.now() - start) / 1000).toFixed(2));
await db.run(`
 create table charge as
  select BillingAccountId a, ProviderName p, ServiceName s, ChargeCategory k, ChargePeriodStart::date d, lower(json_extract_string(Tags,'$.owner')) o, BilledCost b, ListCost l
  from (select *, row_number() over (partition by h order by ChargePeriodStart) n from (select *, hash(BillingAccountId,ServiceName,ChargePeriodStart,Tags,BilledCost,ChargeCategory) h from '${home}/drop/focus/*.parquet') ) `);
lap('land');
await db.run(`
 create table assigned as select c.*, coalesce(pp.cost_center_id,'unattributed') cc, pp.person_id from charge c left join read_csv('${home}/reference/people.csv') pp on pp.emails=c.o and c.d>=pp.valid_from and c.d<coalesce(try_cast(pp.valid_to as date), date '9999-12-31')`);
lap('assign');
await db.run(`
 create table direct as select date_trunc('month',d)::date m, cc, p, a, s, sum(b)::decimal(38,12) b, sum(l)::decimal(38,12) l from assigned where s<>'Platform fee' group by all;
 create table pool as select date_trunc('month',d)::date m, p, a, sum(b)::decimal(38,12) b from assigned where s='Platform fee' group by all;
 create table bill as with w as (select m, cc, sum(b) b from direct group by all), t as (select m, sum(b) tb from w group by all)
  select m, cc, sum(b) b from (select m,cc,b from direct union all select w.m, w.cc, (pool.b*w.b/t.tb)::decimal(38,12) from pool join w using(m) join t using (m)) group by all`);
lap('bill');
await db.run(`create table cube as select d, p, a, s, cc, person_id, sum(b) b, sum(l) l, count(*) n from assigned group by all`);
lap('cube');
console.log((await db.runAndReadAll('select count(*), sum(b)::varchar from bill')).getRows()[0]);
