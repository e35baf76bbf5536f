-- What people call a tool, whatever its vendor calls it (tools.csv): the column tool of the marts. The first line that fits a provider and product counts;
-- where none does, tool is the vendor's own word.
-- grain: line_number
-- published: ledger
-- columns:
--   line_number   Line of the file.
--   provider      Vendor.
--   product       Products; * is any text, | between alternatives.
--   tool          The tool's name, for example Claude Code, Claude chat, Copilot, API.
--   note          The file's note.
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  provider,
  product,
  tool,
  note
FROM raw_reference__tools
