-- How files that name the same account and billing period belong together. The pattern (* any text, / included; ? any character) is held against
-- the file's path below the drop folder; of several the longest counts. overwrite: each delivery is the whole period, the newest counts.
-- append: all count. ignore: the files are in no ledger. A pattern that ends in /* takes each folder for a delivery, any other each file.
CREATE TABLE raw_reference__focus_deliveries (
  line_number UBIGINT NOT NULL,
  file_pattern VARCHAR NOT NULL,
  handling VARCHAR NOT NULL,
  note VARCHAR
)
