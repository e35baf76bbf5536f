-- Usage lines whose cost is not quantity × rate within a thousandth (or a millionth of a dollar): the unit or the rate does not mean what we take it for.
-- severity: warn
-- source: aws-bedrock
SELECT usage_type, pricing_unit, unit_rate, count(*) AS row_count, sum(usage_quantity) AS usage_quantity, sum(billed_cost) AS billed_cost
FROM int_aws_bedrock__lines
WHERE charge_category = 'Usage' AND unit_rate IS NOT NULL AND usage_quantity IS NOT NULL
  AND abs(CAST(billed_cost AS DOUBLE) - CAST(usage_quantity AS DOUBLE) * CAST(unit_rate AS DOUBLE))
    > greatest(0.000001, abs(CAST(billed_cost AS DOUBLE)) / 1000)
GROUP BY ALL
