-- The products whose cost counts as coding-tool cost, and where their activity (commits, sessions) comes from. The one list: add Cursor or Copilot here.
-- grain: provider, product
-- columns:
--   provider          Vendor of the tool.
--   product           Product as the ledger names it.
--   name              Name of the tool as shown in reports.
--   activity_source   Source that brings the tool's activity per person and day.
--   activity_entity   Entity of that source; its landing says that a day's activity has arrived.
SELECT
  provider,
  product,
  name,
  activity_source,
  activity_entity
FROM (VALUES
  ('anthropic', 'claude_code', 'Claude Code', 'claude-analytics', 'users')
) AS tools (provider, product, name, activity_source, activity_entity)
