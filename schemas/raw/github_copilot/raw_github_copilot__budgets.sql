-- GitHub: an enterprise's budgets on the day of the pull. budget_amount is in whole DOLLARS.
CREATE TABLE raw_github_copilot__budgets (
  id VARCHAR NOT NULL,
  budget_type VARCHAR,
  budget_product_sku VARCHAR,
  budget_product_skus VARCHAR[],
  budget_scope VARCHAR,
  budget_entity_name VARCHAR,
  budget_amount USD(12) NOT NULL,
  prevent_further_usage BOOLEAN,
  budget_alerting STRUCT(will_alert BOOLEAN, alert_recipients VARCHAR[])
)
