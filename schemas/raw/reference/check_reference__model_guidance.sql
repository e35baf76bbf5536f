-- Guidance toward a model that has no price, and a model that would replace itself.
SELECT line_number, 'cheaper_model' AS field, 'a model of this provider in model_prices.csv' AS expected, cheaper_model AS found,
  'mend the name, or add its prices; both files land together' AS "try", 'model_guidance' AS entity
FROM raw_reference__model_guidance
WHERE (provider, cheaper_model) NOT IN (SELECT (provider, model) FROM raw_reference__model_prices)
UNION ALL
SELECT line_number, 'model', 'models that the cheaper one is not among', model, 'name the models that are dearer', 'model_guidance'
FROM raw_reference__model_guidance
WHERE list_bool_or(list_transform(string_split(model, '|'), lambda alternative: cheaper_model GLOB trim(alternative)))
