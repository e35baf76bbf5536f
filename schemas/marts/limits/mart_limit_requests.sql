-- Requests for a higher spend limit: the worklist of what is pending with the requester's history and what the rules say, and how long decisions took. `finops
-- limits review` shows the pending ones and decides those that a rule approves.
-- grain: organization_name, request_id
-- example: SELECT scope_name, limit_usd, spent_usd, proposal, why FROM mart_limit_requests WHERE status = 'pending' ORDER BY asked_at_utc
-- columns:
--   organization_name        Organization at the vendor, as the source names it.
--   request_id               The vendor's id of the request.
--   status                   pending, approved, denied; gone = pending, but the vendor doesn't list it any more.
--   person_id                Who asks; NULL = the directory doesn't know the account.
--   scope_name               Name of the person, else the vendor's user id.
--   user_id                  The vendor's user id.
--   cost_center_id           Cost center of the person now.
--   asked_at_utc             When it was asked.
--   resolved_at_utc          When it was decided; NULL = not yet.
--   turnaround_hours         Hours from asking to the decision, to the as-of instant where it is pending; begun hours count.
--   target_hours             How long a decision may take, by the rule that fits; NULL = no rule.
--   is_late                  True when it took, or has taken, longer than that.
--   period                   Period of the limit: monthly, weekly or daily.
--   limit_usd                The limit when it was asked; NULL = unlimited, not told, or not in USD.
--   vendor_spent_usd         What the vendor says was used of it; it reads 0 also while the vendor cannot tell.
--   approved_usd             The limit that was approved; NULL = none.
--   spent_usd                Metered use of the person in the running month at ledger cost.
--   spent_last_month_usd     The same in the month before.
--   spent_three_months_usd   The same in the three months before the running one.
--   cap_month_count          Months in which the person used up the whole limit, as far as limits are known.
--   earlier_request_count    Requests that the person had made before this one.
--   earlier_approved_count   How many of them were approved.
--   earlier_denied_count     How many were denied.
--   budget_month             Month of the budget of the cost center: the running one, else the one before; NULL = it has none.
--   budget_usd               That budget.
--   budget_projected_usd     What the cost center is projected to spend in that month.
--   budget_state             within, over, or none = no budget.
--   rule_id                  The rule of request_rules.csv that fits; NULL = none does.
--   proposal                 approve or route by that rule, none; NULL = not pending.
--   proposed_limit_usd       The new limit that the rule gives; NULL = a person decides.
--   route_to                 Who decides: manager, cost_center_owner, finance, or a person; NULL = the rule decides. Nobody decides for themselves: where that
--                            is the requester, or nobody is known, it is the manager, and where there is none, finance.
--   route_name               Name of that person, where it is one; NULL = not known.
--   why                      What the proposal stands on.
--   decided_by               Who decided with `finops limits`, the newest such decision (not dry runs); NULL = nobody.
--   decision_outcome         How that ended.
WITH decided AS (
  SELECT request_id, decided_by, outcome
  FROM int_claude_spend_limits__decided
  WHERE outcome <> 'dry_run'
  QUALIFY row_number() OVER (PARTITION BY request_id ORDER BY decided_at_utc DESC, decision_id) = 1
),
names AS (
  SELECT person_id, display_name
  FROM ref_people
  QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY valid_from DESC) = 1
),
timed AS (
  SELECT
    k.*, r.rule_id, r.decision, r.proposed_limit_usd, r.target_hours,
    CAST((datediff('second', k.created_at_utc, coalesce(k.resolved_at_utc, run.as_of_utc)) + 3599) // 3600 AS BIGINT) AS turnaround_hours,
    o.owner,
    CASE
      WHEN r.route_to = 'finance' THEN 'finance'
      WHEN r.route_to = 'cost_center_owner' AND o.owner <> coalesce(k.display_name, '') THEN r.route_to
      WHEN r.route_to NOT IN ('manager', 'cost_center_owner') AND r.route_to IS DISTINCT FROM k.person_id THEN r.route_to
      WHEN r.decision = 'route' THEN CASE WHEN k.manager_id IS NULL THEN 'finance' ELSE 'manager' END
    END AS decider,
    CASE WHEN k.budget_usd IS NULL THEN 'none' WHEN k.budget_projected_usd <= k.budget_usd THEN 'within' ELSE 'over' END AS budget_state
  FROM int_increase_requests__known k
  CROSS JOIN run
  LEFT JOIN int_increase_requests__ruled r USING (organization_name, request_id)
  LEFT JOIN ref_cost_centers o ON o.cost_center_id = k.cost_center_id AND run.as_of_date >= o.valid_from
    AND run.as_of_date < coalesce(o.valid_to, DATE '9999-12-31')
)
SELECT
  t.organization_name,
  t.request_id,
  t.status,
  t.person_id,
  coalesce(t.display_name, t.user_id) AS scope_name,
  t.user_id,
  t.cost_center_id,
  t.created_at_utc AS asked_at_utc,
  t.resolved_at_utc,
  t.turnaround_hours,
  t.target_hours,
  coalesce(t.turnaround_hours > t.target_hours, false) AS is_late,
  t.period,
  t.limit_usd,
  t.vendor_spent_usd,
  t.approved_usd,
  t.spent_usd,
  t.spent_last_month_usd,
  t.spent_three_months_usd,
  t.cap_month_count,
  t.earlier_request_count,
  t.earlier_approved_count,
  t.earlier_denied_count,
  t.budget_month,
  t.budget_usd,
  t.budget_projected_usd,
  t.budget_state,
  t.rule_id,
  CASE t.status WHEN 'pending' THEN coalesce(t.decision, 'none') END AS proposal,
  CASE t.status WHEN 'pending' THEN t.proposed_limit_usd END AS proposed_limit_usd,
  CASE t.status WHEN 'pending' THEN t.decider END AS route_to,
  CASE WHEN t.status = 'pending' THEN CASE t.decider WHEN 'manager' THEN m.display_name WHEN 'cost_center_owner' THEN t.owner
    ELSE n.display_name END END AS route_name,
  CASE WHEN t.status = 'pending' THEN concat(
    'limit ', coalesce(CAST(CAST(t.limit_usd AS DECIMAL(18, 2)) AS VARCHAR), 'not told'), ', used last month ', CAST(t.spent_last_month_usd AS DECIMAL(18, 2)),
    ', budget ', CASE t.budget_state WHEN 'none' THEN 'none'
      ELSE concat(CAST(t.budget_projected_usd AS DECIMAL(18, 2)), ' of ', CAST(t.budget_usd AS DECIMAL(18, 2))) END,
    ', ', t.earlier_request_count, ' earlier requests, ', t.earlier_approved_count, ' approved') END AS why,
  d.decided_by,
  d.outcome AS decision_outcome
FROM timed t
LEFT JOIN decided d USING (request_id)
LEFT JOIN names m ON m.person_id = t.manager_id
LEFT JOIN names n ON n.person_id = t.decider
