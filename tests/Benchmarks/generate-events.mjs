// Request-level usage events (NDJSON) in any number, the same for the same number: 30 days of June 2026, 300 people, 30 cost centers, 6 models, 1 % of the lines
// repeated with the same request id. DIMS_DIR gets people.csv and prices.csv.
// usage: node generate-events.mjs N OUT.ndjson DIMS_DIR
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'node:fs';
const [n, out, dims] = process.argv.slice(2);
fs.mkdirSync(dims, { recursive: true });

// Every twentieth quantile of real data, so that sizes and the unevenness of people are believable: how much clients use (ServeGen's traces, square root of
// requests), prompt and answer sizes of Azure's 2023 traces, and of one long coding session with Claude (read from the cache, written to it, uncached, answered).
const shapes = {
  people: [89, 276, 375, 500, 669, 1119, 1468, 1794, 2122, 2967, 3969, 4736, 6346, 8064, 9419, 10905, 13336, 16705, 25901, 32526, 121265],
  prompt: [2, 140, 203, 310, 387, 399, 411, 577, 921, 1011, 1046, 1080, 1118, 1185, 1318, 1693, 2170, 2694, 4073, 4141, 14050],
  answer: [6, 8, 10, 13, 16, 24, 40, 54, 69, 82, 90, 98, 109, 130, 162, 217, 387, 397, 413, 433, 1899],
  uncached: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 6, 10],
  cacheRead: [0, 0, 0, 39673, 50526, 59563, 65214, 74058, 86935, 95531, 105367, 110228, 116139, 122342, 130073, 136769, 144948, 152822, 159262, 166890, 176585],
  cacheWrite: [0, 46, 87, 103, 119, 119, 143, 171, 201, 230, 257, 284, 323, 383, 435, 564, 683, 843, 1651, 107392, 162950],
  claudeAnswer: [0, 20, 59, 66, 72, 79, 85, 86, 89, 94, 101, 109, 119, 143, 177, 207, 245, 296, 385, 575, 2838],
};
// The value at a place between 0 and 1, straight between two quantiles.
const between = (shape, at) => `(list_extract(${JSON.stringify(shape)}, (${at} * 20)::bigint % 20 + 1)`
  + ` + (list_extract(${JSON.stringify(shape)}, (${at} * 20)::bigint % 20 + 2) - list_extract(${JSON.stringify(shape)}, (${at} * 20)::bigint % 20 + 1)) * ((${at} * 20) % 1))::bigint`;

const db = await (await DuckDBInstance.create(':memory:')).connect();
await db.run(`
  create macro u01(i, salt) as (hash(i * 16 + salt) % 1000000007) / 1000000007.0;
  create table slots as
    select person, day, ${between(shapes.people, 'u01(person, 6)')} * case when isodow(date '2026-06-01' + day::int) < 6 then 5 else 1 end as weight
    from range(0, 300) p(person), range(0, 30) d(day);
  create table cumulative as select person, day, sum(weight) over (order by person, day) - weight as lo, sum(weight) over (order by person, day) as hi from slots;
  create table models(id integer, provider varchar, model varchar, p_in bigint, p_cr bigint, p_cw bigint, p_out bigint, share double);
  insert into models values
    (0,'anthropic','claude-sonnet-4-5',3000,300,3750,15000,.35),(1,'anthropic','claude-opus-4-5',5000,500,6250,25000,.50),
    (2,'anthropic','claude-haiku-4-5',1000,100,1250,5000,.60),(3,'openai','gpt-5',1250,125,1250,10000,.80),
    (4,'openai','gpt-5-mini',250,25,250,2000,.95),(5,'openai','gpt-4o',2500,1250,2500,10000,1.0);
  copy (select printf('u%04d@example.com', person) as "user", printf('CC%02d', person * 7 % 30) as cost_center from range(0, 300) p(person) order by 1)
    to '${dims}/people.csv';
  copy (select model, p_in, p_cr, p_cw, p_out from models order by id) to '${dims}/prices.csv';
`);
const [{ total }] = (await db.runAndReadAll('select max(hi)::bigint as total from cumulative')).getRowObjects();
await db.run(`
  copy (
    with drawn as (
      select i, u01(i, 1) * ${total} as at, u01(i, 2) as m, u01(i, 3) as size, u01(i, 7) as talk, (u01(i, 4) * 86400)::bigint % 86400 as sec,
        u01(i, 5) < 0.01 as twice
      from range(0, ${n}) t(i)),
    placed as (select drawn.*, c.person, c.day from drawn asof join cumulative c on drawn.at >= c.lo),
    modelled as (select p.*, (select min(id) from models where share > p.m) as model_id from placed p)
    select strftime(timestamp '2026-06-01' + to_days(day::int) + to_seconds(sec), '%Y-%m-%dT%H:%M:%SZ') as ts, m.provider,
      printf('u%04d@example.com', person) as "user", m.model,
      case when model_id < 3 then ${between(shapes.uncached, 'size')} else ${between(shapes.prompt, 'size')} end as input_tokens,
      case when model_id < 3 then ${between(shapes.cacheRead, 'size')} else 0 end as cache_read_tokens,
      case when model_id < 3 then ${between(shapes.cacheWrite, 'talk')} else 0 end as cache_write_tokens,
      case when model_id < 3 then ${between(shapes.claudeAnswer, 'talk')} else ${between(shapes.answer, 'talk')} end as output_tokens,
      printf('req_%012d', i) as request_id
    from modelled join models m on m.id = modelled.model_id, range(0, case when twice then 2 else 1 end)
    order by ts, request_id
  ) to '${out}' (format json)`);
console.log((await db.runAndReadAll(`select count(*)::int as lines, count(distinct request_id)::int as requests
  from read_json('${out}', format = 'newline_delimited')`)).getRowObjectsJson()[0]);
