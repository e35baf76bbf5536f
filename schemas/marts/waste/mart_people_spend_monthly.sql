-- How concentrated use is: what each person's own use cost in a month, in order, with the share that the people down to this one carry; how much of it ran in a
-- long context window, and how much of the input the cache served. Before any allocation; use of nobody (services, shared accounts) is left out.
-- grain: usage_month, person_id
-- example: SELECT person_name, billed_usd, cumulative_ratio FROM mart_people_spend_monthly WHERE usage_month = '2026-10-01' AND is_top_5_percent ORDER BY
--      place_count
-- columns:
--   usage_month            First day of the month of use (UTC).
--   person_id              The person.
--   billed_usd             What the person's own use cost.
--   place_count            1 = the person who cost most; ties by person_id.
--   people_count           People with use in the month.
--   cumulative_ratio       Part of all people's cost that this person and those before carry.
--   is_top_5_percent       True for the first twentieth of the people, rounded up: their last row's cumulative_ratio is the share that they carry.
--   long_context_usd       Part in a context window above 200k tokens, where the vendor says the window.
--   long_context_ratio     long_context_usd / billed_usd.
--   cache_read_ratio       Part of the input tokens that the cache served; NULL without input.
--   person_name            Name of the person as of the build; the id where no person is known.
WITH people AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS usage_month,
    person_id,
    sum(billed_usd) AS billed_usd,
    coalesce(sum(billed_usd) FILTER (WHERE context_window NOT IN ('0-200k', 'standard', 'none')), 0) AS long_context_usd,
    sum(cache_read_tokens) AS cache_read,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens) AS input
  FROM int_charges__assigned
  WHERE person_id IS NOT NULL
  GROUP BY date_trunc('month', usage_date), person_id
  HAVING sum(billed_usd) > 0
),
placed AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY usage_month ORDER BY billed_usd DESC, person_id) AS place_count,
    count(*) OVER (PARTITION BY usage_month) AS people_count,
    sum(billed_usd) OVER (PARTITION BY usage_month) AS all_usd,
    sum(billed_usd) OVER (PARTITION BY usage_month ORDER BY billed_usd DESC, person_id ROWS UNBOUNDED PRECEDING) AS so_far_usd
  FROM people
),
summed AS (
  SELECT
    usage_month,
    person_id,
    billed_usd,
    place_count,
    people_count,
    CAST(so_far_usd AS DOUBLE) / CAST(all_usd AS DOUBLE) AS cumulative_ratio,
    place_count <= (people_count * 5 + 99) // 100 AS is_top_5_percent,
    CAST(long_context_usd AS DECIMAL(38, 12)) AS long_context_usd,
    CAST(long_context_usd AS DOUBLE) / CAST(billed_usd AS DOUBLE) AS long_context_ratio,
    CAST(cache_read AS DOUBLE) / nullif(CAST(input AS DOUBLE), 0) AS cache_read_ratio
  FROM placed
)
SELECT
  s.*,
  coalesce(w.display_name, s.person_id) AS person_name
FROM summed s
LEFT JOIN ref_people_current w ON w.person_id = s.person_id
