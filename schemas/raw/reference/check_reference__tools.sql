-- Providers that cannot be one, and patterns of products that are none.
SELECT line_number, 'provider' AS field, 'a provider in lower case, as in the ledger' AS expected, provider AS found,
  'anthropic, openai, github, cursor, aws-bedrock …' AS "try", 'tools' AS entity
FROM raw_reference__tools WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'product', 'names or patterns, alternatives between bars, like chat|office_*', product,
  'a bar stands between two names; * alone is every product', 'tools'
FROM raw_reference__tools WHERE NOT regexp_full_match(product, '[^|]*[^| ][^|]*(\|[^|]*[^| ][^|]*)*')
