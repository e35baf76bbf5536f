-- What stands for a feature (feature_rules.csv).
-- grain: field, pattern
-- published: work
-- columns:
--   field     label: a label of the pull request; issue_key: the key of an issue that its title or branch, or a commit's subject, names.
--   pattern   Labels in lower case, keys as written; * stands for any text.
--   counts    once: all that carry the same label or key are one feature; each: every pull request that carries it is one.
SELECT field, pattern, counts, note
FROM raw_reference__feature_rules
