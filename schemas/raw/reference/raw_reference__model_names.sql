-- How a model's name as clouds and gateways write it becomes the price list's name (model_names.csv). A name is read in lower case, blanks as -. Then:
-- 1. prefix, region: text that may stand before a model's name, any number of them, is taken away; * is any text without /.
-- 2. kept: a name that this regular expression fits stays as it is now: fine-tuned models and variants with a price of their own.
-- 3. variant, version, alias, in this order, each as in the file: what the regular expression fits becomes the replacement (\1 is its first group).
-- The name before step 3 has the price list's line before the name after it.
CREATE TABLE raw_reference__model_names (
  line_number UBIGINT NOT NULL,
  step VARCHAR NOT NULL,
  pattern VARCHAR NOT NULL,
  replacement VARCHAR,
  note VARCHAR
)
