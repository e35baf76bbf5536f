-- How AI tools sign commits, as author or in Co-authored-by lines (ai_coauthors.csv). field is name or email, * in a pattern stands for any text.
CREATE TABLE raw_reference__ai_coauthors (
  line_number UBIGINT NOT NULL,
  field VARCHAR NOT NULL,
  pattern VARCHAR NOT NULL,
  ai_tool VARCHAR NOT NULL,
  note VARCHAR
)
