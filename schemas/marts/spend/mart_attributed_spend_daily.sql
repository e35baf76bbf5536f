-- Skills, connectors and plugins of Claude: how much they are used, and the spend that the vendor attributes to them. A view on money that is already in
-- the ledger, by the vendor's estimate: never add it to spend, and don't add kinds together: one request may involve a skill, a connector and a plugin.
-- grain: usage_date, provider, billing_account_id, feature_kind, feature_id
-- example: SELECT feature_name, sum(use_count) AS uses FROM mart_attributed_spend_daily WHERE feature_kind = 'skill' GROUP BY ALL ORDER BY uses DESC
-- columns:
--   usage_date                  UTC day.
--   provider                    Vendor: anthropic.
--   billing_account_id          Organization at the vendor.
--   feature_kind                skill, connector or plugin.
--   feature_id                  The vendor's key: a name, or an opaque id for what the organization made itself.
--   feature_name                Name to show; the id where the vendor withholds the name (private skills).
--   active_user_count           Users of that day. Overlapping: never sum over features or days.
--   use_count                   Invocations of a skill or plugin, tool calls of a connector; NULL = not reported.
--   write_call_count            Of a connector's calls: those marked as writing; NULL = not reported.
--   chat_conversation_count     Conversations in which it was used; a conversation counts for each of its features.
--   claude_code_session_count   Claude Code sessions in which it was used; a session counts for each of its features.
--   cowork_session_count        Cowork sessions in which it was used; a session counts for each of its features.
--   office_session_count        Office sessions in which it was used; a session counts for each of its features.
--   attributed_list_usd         Value at list price of the requests that involved it, however funded, chat left out; overlapping, ties to no bill; NULL =
--                               the vendor attributes none (it does so for skills only).
--   attributed_billed_usd       Estimated part of the billed cost of those requests: a part of the ledger, not an addition; NULL = the vendor attributes none.
SELECT
  usage_date, provider, billing_account_id, feature_kind, feature_id, feature_name, active_user_count, use_count, write_call_count, chat_conversation_count,
  claude_code_session_count, cowork_session_count, office_session_count, attributed_list_usd, attributed_billed_usd
FROM int_attributed_spend__daily
