-- Which limit tier each person needs per family of products, and whether the limit in force fits: the smallest tier of limit_tiers.csv that covers the person's
-- usual month, which is the median of the last three whole months, those without use of the family left out, of two months the dearer. Vendors without a line
-- in
-- product_families.csv are left out. Limits are of a vendor, not of a family: they stand on the row of family *, which is all the vendor's products together.
-- Never add that row to the others.
-- grain: provider, person_id, family
-- example: SELECT person_id, family, usual_month_usd, recommended_tier, limit_fit FROM mart_limit_recommendations WHERE limit_fit <> 'fits' ORDER BY ALL
-- columns:
--   provider                 Vendor.
--   person_id                The person.
--   family                   Family of products; * = all products of the vendor, those of no family too.
--   first_month              First of the three whole months (UTC) that this stands on: the last whose days are all whole in every live account.
--   seen_month_count         Months of the three with such use.
--   usual_month_usd          The usual month: metered use at ledger cost; 0 = no use in the three.
--   largest_month_usd        The dearest of the three.
--   recommended_tier         The smallest tier that covers the usual month; NULL = more than the largest (a limit of its own), or family *.
--   recommended_limit_usd    Limit of that tier; for family * the sum of the families; NULL = a family needs more than its largest tier.
--   limit_usd                The person's limit in the as-of month (mart_spend_limits_monthly; of two accounts the lower); NULL = none. Only for family *.
--   limited_month_count      Months of the three in which a limit held. Only for family *, like all that follows.
--   hit_month_count          Of those, months in which four fifths of it or more were used.
--   unused_month_count       Of those, months in which less than a quarter of it was used.
--   limit_fit                keeps hitting the cap = in more than half of those months; never comes near = less than a quarter used in all of them; fits; no
--                            limit = none held.
--   limit_change_usd         Money at stake a month: recommended_limit_usd - limit_usd; what raising allows more, or (negative) what lowering allows less; NULL
--                            = one is missing.
WITH accounts AS (
  SELECT provider, billing_account_id, max(usage_date) AS last_whole_date
  FROM int_days__covered
  SEMI JOIN ref_product_families USING (provider)
  WHERE is_complete
  GROUP BY provider, billing_account_id
),
whole AS (
  -- an account that has said nothing for four weeks is over, and holds no month back
  SELECT provider, CAST(date_trunc('month', coalesce(min(last_whole_date) FILTER (WHERE last_whole_date > run.as_of_date - 28), max(last_whole_date))
    + 1) AS DATE) AS end_date
  FROM accounts
  CROSS JOIN run
  GROUP BY provider
),
families AS (
  SELECT u.provider, u.product, f.family
  FROM (SELECT DISTINCT provider, product FROM int_charges__assigned) u
  JOIN ref_product_families f ON f.provider = u.provider
  WHERE fits(u.product, f.product)
  QUALIFY row_number() OVER (PARTITION BY u.provider, u.product ORDER BY f.line_number) = 1
),
products AS (
  SELECT c.provider, c.person_id, c.product, date_trunc('month', c.usage_date) AS usage_month, sum(c.billed_usd) AS spent_usd
  FROM int_charges__assigned c
  JOIN whole w ON w.provider = c.provider AND c.usage_date >= w.end_date - INTERVAL 3 MONTH AND c.usage_date < w.end_date
  WHERE c.charge_category = 'Usage' AND c.person_id IS NOT NULL
  GROUP BY ALL
),
months AS (
  SELECT provider, person_id, family, usage_month, sum(spent_usd) AS spent_usd
  FROM products
  JOIN families USING (provider, product)
  GROUP BY ALL
  UNION ALL
  SELECT provider, person_id, '*', usage_month, sum(spent_usd)
  FROM products
  GROUP BY ALL
),
seen AS (
  -- a little more than a half: of two months the dearer
  SELECT provider, person_id, family, count(*) AS seen_month_count, quantile_disc(spent_usd, 0.51) AS usual_month_usd, max(spent_usd) AS largest_month_usd
  FROM months
  WHERE spent_usd > 0
  GROUP BY provider, person_id, family
),
tiered AS (
  SELECT s.provider, s.person_id, s.family, t.tier, t.limit_usd
  FROM seen s
  LEFT JOIN ref_limit_tiers t ON t.family = s.family AND t.limit_usd >= s.usual_month_usd
  WHERE s.family <> '*'
  QUALIFY row_number() OVER (PARTITION BY s.provider, s.person_id, s.family ORDER BY t.limit_usd, t.tier) = 1
),
needed AS (
  SELECT provider, person_id, family, tier, limit_usd FROM tiered
  UNION ALL
  SELECT provider, person_id, '*', NULL, CASE WHEN count(*) = count(limit_usd) THEN sum(limit_usd) END
  FROM tiered
  GROUP BY provider, person_id
),
held AS (
  SELECT
    l.provider,
    l.scope_id AS person_id,
    '*' AS family,
    min(l.limit_usd) FILTER (WHERE l.limit_month = date_trunc('month', run.as_of_date)) AS limit_usd,
    count(DISTINCT l.limit_month) FILTER (WHERE l.limit_usd IS NOT NULL AND l.limit_month >= w.end_date - INTERVAL 3 MONTH
      AND l.limit_month < w.end_date) AS limited_month_count,
    count(DISTINCT l.limit_month) FILTER (WHERE l.spent_usd * 5 >= l.limit_usd * 4 AND l.limit_month >= w.end_date - INTERVAL 3 MONTH
      AND l.limit_month < w.end_date) AS hit_month_count,
    count(DISTINCT l.limit_month) FILTER (WHERE l.spent_usd * 4 < l.limit_usd AND l.limit_month >= w.end_date - INTERVAL 3 MONTH
      AND l.limit_month < w.end_date) AS unused_month_count
  FROM mart_spend_limits_monthly l
  JOIN whole w USING (provider)
  CROSS JOIN run
  WHERE l.scope_type = 'person'
  GROUP BY l.provider, l.scope_id
),
judged AS (
  SELECT
    provider,
    person_id,
    family,
    coalesce(s.seen_month_count, 0) AS seen_month_count,
    coalesce(s.usual_month_usd, 0) AS usual_month_usd,
    coalesce(s.largest_month_usd, 0) AS largest_month_usd,
    n.tier AS recommended_tier,
    -- whoever used nothing needs nothing
    CASE WHEN s.person_id IS NULL OR (n.person_id IS NULL AND family = '*') THEN 0 ELSE n.limit_usd END AS recommended_limit_usd,
    h.limit_usd,
    CASE WHEN family = '*' THEN coalesce(h.limited_month_count, 0) END AS limited_month_count,
    CASE WHEN family = '*' THEN coalesce(h.hit_month_count, 0) END AS hit_month_count,
    CASE WHEN family = '*' THEN coalesce(h.unused_month_count, 0) END AS unused_month_count
  FROM seen s
  FULL JOIN held h USING (provider, person_id, family)
  LEFT JOIN needed n USING (provider, person_id, family)
)
SELECT
  j.provider,
  j.person_id,
  j.family,
  CAST(w.end_date - INTERVAL 3 MONTH AS DATE) AS first_month,
  CAST(j.seen_month_count AS BIGINT) AS seen_month_count,
  CAST(j.usual_month_usd AS DECIMAL(38, 12)) AS usual_month_usd,
  CAST(j.largest_month_usd AS DECIMAL(38, 12)) AS largest_month_usd,
  j.recommended_tier,
  CAST(j.recommended_limit_usd AS DECIMAL(38, 12)) AS recommended_limit_usd,
  j.limit_usd,
  j.limited_month_count,
  j.hit_month_count,
  j.unused_month_count,
  CASE
    WHEN j.family <> '*' THEN NULL
    WHEN j.limited_month_count = 0 THEN 'no limit'
    WHEN j.hit_month_count * 2 > j.limited_month_count THEN 'keeps hitting the cap'
    WHEN j.unused_month_count = j.limited_month_count THEN 'never comes near'
    ELSE 'fits'
  END AS limit_fit,
  CAST(j.recommended_limit_usd - j.limit_usd AS DECIMAL(38, 12)) AS limit_change_usd
FROM judged j
JOIN whole w USING (provider)
