-- Which cheaper model is enough for which use (model_guidance.csv); the first line that fits counts.
-- grain: line_number
-- published: prices
-- columns:
--   line_number     Line of the file.
--   provider        Vendor.
--   product         Products it is for; * is any text, | between alternatives.
--   model           Models it is for, in the same way.
--   cheaper_model   The model that is enough, by its name in model_prices.csv.
--   note            The file's note.
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  provider,
  product,
  model,
  cheaper_model,
  note
FROM raw_reference__model_guidance
