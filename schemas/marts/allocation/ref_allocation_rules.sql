-- Who pays for what nobody's own use explains, and for what is charged otherwise than by use. The first line that fits a charge counts.
-- grain: line_number
-- columns:
--   line_number     Line in allocation_rules.csv: of several that fit, the first counts.
--   rule_id         The rule's name, as it stands on every line that it allocates (FOCUS AllocatedMethodId).
--   match           Conditions that a charge must all meet: field → pattern, * any text, ? any letter, | between alternatives.
--   method          cost_center, percent, even, direct_spend, list_spend, tokens, seats, commits or central.
--   target_shares   Cost centers that receive, with their shares in millionths of a percent for the method percent; empty = every one that has a weight.
--   key_scope       Whose use makes the weights: account (the charge's billing account), provider or all.
--   valid_from      First usage day (inclusive, UTC).
--   valid_to        End (exclusive, UTC); NULL = open.
SELECT
  line_number,
  rule_id,
  match,
  method,
  target_shares,
  key_scope,
  valid_from,
  valid_to
FROM stg_reference__allocation_rules
