-- The products whose cost counts as coding-tool cost, where their activity comes from, and what of it the vendor counts. The one list: a tool takes part when
-- its source states int_<source>__activity and stands here.
-- grain: provider, product
-- columns:
--   provider          Vendor of the tool; of one vendor one tool.
--   product           Product as the ledger names it.
--   name              Name of the tool as shown in reports.
--   activity_source   Source that brings the tool's activity per person and day.
--   activity_entity   Entity of that source; its landing says that a day's activity has arrived.
--   counted_units     Units of mart_unit_costs_monthly that the vendor counts; cost of a tool that doesn't count a unit is not divided by it.
SELECT
  provider,
  product,
  name,
  activity_source,
  activity_entity,
  counted_units
FROM (VALUES
  ('anthropic', 'claude_code', 'Claude Code', 'claude-analytics', 'users', ['ai_assisted_commit', 'ai_assisted_pull_request', 'session', 'added_line']),
  ('github', 'copilot', 'GitHub Copilot', 'github-copilot', 'user_metrics', ['added_line']),
  ('cursor', 'cursor', 'Cursor', 'cursor', 'daily_usage', ['added_line']),
  ('cursor', 'cursor_headless', 'Cursor', 'cursor', 'daily_usage', ['added_line'])
) AS tools (provider, product, name, activity_source, activity_entity, counted_units)
