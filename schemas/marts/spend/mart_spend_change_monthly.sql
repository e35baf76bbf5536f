-- Why a month's use cost more or less than the month before's: each change split exactly into people, volume, mix, price, and what has no people or no tokens.
-- Per cost center P = people with tokens, T = their tokens. Per kind of charge in it (product, model, context window, tier, speed, geography, kind of token) C
-- = cost, W = tokens weighed by the list prices of their kinds a month earlier; 0 = the month before, 1 = this month. The cost is moved in four steps: C0 → C0
-- × P1/P0 → C0 × T1/T0 → C0 × W1/W0 → C1 and people, volume, mix and price are the four differences (sequential price-volume-mix, old prices as the base). Each
-- step is cut once at 1e-12 USD and stands in two neighbouring parts, so the parts sum to the change to the last digit. With P0 = 0 all is people; a kind that
-- is new costs C1 at the third step (mix), one that is gone costs 0 there. So: the same people using twice as much is volume alone, a second person like the
-- first is people alone, new prices are price alone. Cost stands where it is carried after allocation, under its month of use: corrections of closed bills are
-- in no row. The month before is the calendar month, and the first month on record has no row.
-- grain: billing_month, cost_center_id, provider, product, model, context_window
-- example: SELECT tool, sum(volume_usd) AS volume_usd, sum(price_usd) AS price_usd FROM mart_spend_change_monthly WHERE billing_month = '2026-10-01' GROUP
--      BY ALL
-- columns:
--   billing_month      First day of the UTC month of use.
--   cost_center_id     Who carries it; unassigned = people without one, unattributed = no person or owner known, central = held by a rule.
--   provider           Vendor that bills, for example anthropic.
--   product            Product as the vendor names it; none = the vendor names none.
--   model              Model as the vendor names it; none = the vendor names none.
--   context_window     Context tier as the vendor names it; none = the vendor names none.
--   previous_usd       Billed cost of the month before, exact.
--   billed_usd         Billed cost of the month, exact.
--   change_usd         billed_usd - previous_usd; the seven parts below sum to it.
--   people_usd         More or fewer people who use tokens in the cost center, each as the average of the month before.
--   volume_usd         More or fewer tokens per person.
--   mix_usd            Other shares of products, models, context windows, tiers and kinds of token; the whole cost of a kind that is new here.
--   price_usd          Other cost per token of the same kind: price lists, discounts, credits.
--   fees_usd           What is charged without tokens: seats, fees, taxes, searches, requests, vendor credits.
--   unattributed_usd   Use that no person stands behind: API keys, services, unknown users.
--   allocated_usd      What allocation rules add or take beyond moving whole charges: shares of pools and of skills.
--   previous_tokens    Tokens of all kinds in the month before.
--   total_tokens       Tokens of all kinds in the month.
--   is_provisional     True while either month can still change, or is not over.
--   cost_center_name   Name of the cost center as of the build; the id where it has none (unassigned, unattributed, central).
--   tool               What people call the product (ref_tools); the vendor's own word where no line fits.
WITH stepped AS (
  SELECT
    c.*,
    pico(c.previous_usd) AS step_0,
    CASE WHEN t.previous_person_count = 0 THEN pico(c.billed_usd) ELSE scaled(pico(c.previous_usd), t.person_count, t.previous_person_count) END AS step_people,
    CASE WHEN t.previous_tokens = 0 THEN pico(c.billed_usd) ELSE scaled(pico(c.previous_usd), t.total_tokens, t.previous_tokens) END AS step_volume,
    CASE WHEN c.previous_tokens = 0 THEN pico(c.billed_usd) ELSE scaled(pico(c.previous_usd), c.weight, c.previous_weight) END AS step_mix,
    pico(c.billed_usd) AS step_1
  FROM int_spend_cells__paired c
  LEFT JOIN (SELECT 'people' AS spend_kind, * FROM int_spend_centers__paired) t USING (spend_kind, billing_month, cost_center_id)
),
provisional AS (
  SELECT billing_month, provider, bool_or(is_provisional) AS is_provisional FROM int_months__provisional GROUP BY ALL
),
summed AS (
  SELECT
    s.billing_month,
    s.cost_center_id,
    s.provider,
    s.product,
    s.model,
    s.context_window,
    sum(s.previous_usd) AS previous_usd,
    sum(s.billed_usd) AS billed_usd,
    sum(s.billed_usd) - sum(s.previous_usd) AS change_usd,
    usd_from_pico(coalesce(sum(s.step_people - s.step_0) FILTER (WHERE s.spend_kind = 'people'), 0)) AS people_usd,
    usd_from_pico(coalesce(sum(s.step_volume - s.step_people) FILTER (WHERE s.spend_kind = 'people'), 0)) AS volume_usd,
    usd_from_pico(coalesce(sum(s.step_mix - s.step_volume) FILTER (WHERE s.spend_kind = 'people'), 0)) AS mix_usd,
    usd_from_pico(coalesce(sum(s.step_1 - s.step_mix) FILTER (WHERE s.spend_kind = 'people'), 0)) AS price_usd,
    usd_from_pico(coalesce(sum(s.step_1 - s.step_0) FILTER (WHERE s.spend_kind = 'fees'), 0)) AS fees_usd,
    usd_from_pico(coalesce(sum(s.step_1 - s.step_0) FILTER (WHERE s.spend_kind = 'unattributed'), 0)) AS unattributed_usd,
    usd_from_pico(coalesce(sum(s.step_1 - s.step_0) FILTER (WHERE s.spend_kind = 'allocated'), 0)) AS allocated_usd,
    CAST(sum(s.previous_tokens) AS BIGINT) AS previous_tokens,
    CAST(sum(s.total_tokens) AS BIGINT) AS total_tokens,
    coalesce(bool_or(n.is_provisional), true) OR coalesce(bool_or(b.is_provisional), false) AS is_provisional
  FROM stepped s
  LEFT JOIN provisional n ON n.billing_month = s.billing_month AND n.provider = s.provider
  LEFT JOIN provisional b ON b.billing_month = s.billing_month - INTERVAL 1 MONTH AND b.provider = s.provider
  GROUP BY ALL
)
SELECT
  s.*,
  coalesce(c.cost_center_name, s.cost_center_id) AS cost_center_name,
  coalesce(t.tool, s.product) AS tool
FROM summed s
LEFT JOIN int_cost_centers__named c ON c.cost_center_id = s.cost_center_id
LEFT JOIN int_tools__named t ON t.provider = s.provider AND t.product = s.product
