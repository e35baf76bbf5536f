-- Kinds of events that Cursor has not used before. They are in the ledger under their own name; add them here once understood.
-- severity: warn
-- source: cursor
SELECT 'kind' AS field, event_kind AS found, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd,
  count(*) AS event_count
FROM stg_cursor__usage_events
WHERE event_kind NOT IN (
  'Usage-based', 'Included in Business', 'Errored, Not Charged',
  'USAGE_EVENT_KIND_USAGE_BASED', 'USAGE_EVENT_KIND_INCLUDED_IN_BUSINESS', 'USAGE_EVENT_KIND_ERRORED_NOT_CHARGED')
GROUP BY event_kind
