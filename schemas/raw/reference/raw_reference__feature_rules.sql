-- What stands for a feature (feature_rules.csv), one rule a line. field label: a pull request's label on GitHub, in lower case. field issue_key: the key of an
-- issue ("PAY-123") that a pull request's title or branch, or a commit's subject, names. In a pattern * is any text. counts once: all that carry the same label
-- or key are one feature. counts each: every pull request that carries it is a feature of its own.
CREATE TABLE raw_reference__feature_rules (
  line_number UBIGINT NOT NULL,
  field VARCHAR NOT NULL,
  pattern VARCHAR NOT NULL,
  counts VARCHAR NOT NULL,
  note VARCHAR
)
