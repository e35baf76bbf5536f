-- What a tag's key means to us. Keys are compared in lower case without anything but letters and digits, after a leading user:, resourceTags/ or
-- iamPrincipal/: "CostCenter", " cost center" and "user:cost_center" are one key. Where a charge has several keys of one meaning, the first line counts.
CREATE TABLE raw_reference__tag_keys (
  line_number UBIGINT NOT NULL,
  tag_key VARCHAR NOT NULL,
  meaning VARCHAR NOT NULL,
  note VARCHAR
)
