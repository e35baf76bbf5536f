-- Providers that cannot be one, and patterns of products that are none.
SELECT line_number, 'provider' AS field, 'a provider in lower case, as in the ledger' AS expected, provider AS found,
  'anthropic, openai, github, cursor, aws-bedrock …' AS "try", 'product_families' AS entity
FROM raw_reference__product_families WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'product', 'names or patterns, alternatives between bars, like chat|office_*', product,
  'a bar stands between two names; * alone is every product', 'product_families'
FROM raw_reference__product_families WHERE NOT regexp_full_match(product, '[^|]*[^| ][^|]*(\|[^|]*[^| ][^|]*)*')
UNION ALL
SELECT line_number, 'family', 'small letters, digits, _ and -', family, 'code, cowork, chat, or a name of your own', 'product_families'
FROM raw_reference__product_families WHERE NOT regexp_full_match(family, '[a-z0-9_-]+')
