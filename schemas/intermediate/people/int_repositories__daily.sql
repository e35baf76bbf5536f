-- The repository and project that a person's local logs name for a day, product and model: the one they name, or 'several'.
-- A key for allocation only; the logs' own money never enters here.
-- grain: person_id, product, usage_date, undated_model
SELECT
  r.person_id,
  m.product,
  m.usage_date,
  m.price_model AS undated_model,
  CASE WHEN min(m.repository) = max(m.repository) THEN min(m.repository) ELSE 'several' END AS repository,
  CASE WHEN min(m.project) = max(m.project) THEN min(m.project) ELSE 'several' END AS project
FROM int_token_use__daily m
JOIN int_principals__resolved r
  ON r.provider = m.provider AND r.principal_id = m.user_id AND r.usage_date = m.usage_date
WHERE m.repository <> 'none' OR m.project <> 'none'
GROUP BY ALL
