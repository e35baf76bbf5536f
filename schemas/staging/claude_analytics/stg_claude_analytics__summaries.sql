-- Seats and active users of the organization per UTC day; weekly and monthly counts are trailing windows that end that day.
-- grain: usage_date, billing_account_id
SELECT
  usage_date,
  part AS billing_account_id,
  CAST(assigned_seat_count AS BIGINT) AS assigned_seat_count,
  CAST(pending_invite_count AS BIGINT) AS pending_invite_count,
  CAST(daily_active_user_count AS BIGINT) AS daily_active_user_count,
  CAST(weekly_active_user_count AS BIGINT) AS weekly_active_user_count,
  CAST(monthly_active_user_count AS BIGINT) AS monthly_active_user_count,
  CAST(claude_code_daily_active_user_count AS BIGINT) AS claude_code_daily_active_user_count,
  CAST(claude_code_monthly_active_user_count AS BIGINT) AS claude_code_monthly_active_user_count,
  daily_adoption_rate / 100 AS daily_adoption_ratio,
  monthly_adoption_rate / 100 AS monthly_adoption_ratio
FROM raw_claude_analytics__summaries
