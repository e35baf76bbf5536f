-- Under which model id a name on AWS's bill stands: in a usage type (USE1-Claude4.6Sonnet-input-tokens) or in a product's name (Claude Sonnet 4.6 (Amazon
-- Bedrock Edition)). Names are compared in lower case without anything but letters, digits and dots. A name without a line is 'unmapped', never guessed.
CREATE TABLE raw_reference__bedrock_usage_types (
  line_number UBIGINT NOT NULL,
  billing_name VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  note VARCHAR
)
