-- Uses of tools and commands, for the sources that tell of them, as each states them in int_<source>__commands. The same use may be told by several sources.
-- columns:
--   source         Source id.
--   provider       Vendor of the tool.
--   user_id        The source's name of the user, as in its charges; none = nobody is named.
--   usage_date     UTC day.
--   command_type   slash, tool, shell, mcp or skill.
--   command        Its name.
--   is_success     Whether it succeeded; NULL = nobody says.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS user_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS command_type,
  NULL::VARCHAR AS command,
  NULL::BOOLEAN AS is_success
WHERE false
