-- Administrative changes at Claude: who changed limits, model access, members or keys, and when. A type that is not listed is 'other'.
-- user_id is whom it concerns. Amounts are in whole units of the billing currency, which the feed does not name.
-- grain: change_id
WITH subjects AS (
  SELECT activity_type, subject
  FROM (VALUES
    ('admin_request_created', 'limits'), ('extra_usage_billing_enabled', 'limits'), ('extra_usage_credit_granted', 'limits'),
    ('extra_usage_spend_limit_created', 'limits'), ('extra_usage_spend_limit_deleted', 'limits'),
    ('extra_usage_spend_limit_increase_request_approved', 'limits'), ('extra_usage_spend_limit_increase_request_denied', 'limits'),
    ('extra_usage_spend_limit_updated', 'limits'), ('platform_spend_limit_created', 'limits'), ('platform_spend_limit_deleted', 'limits'),
    ('platform_spend_limit_updated', 'limits'), ('platform_workspace_rate_limit_deleted', 'limits'),
    ('platform_workspace_rate_limit_updated', 'limits'), ('prepaid_auto_recharge_disabled', 'limits'), ('prepaid_auto_recharge_updated', 'limits'),
    ('prepaid_extra_usage_auto_reload_disabled', 'limits'), ('prepaid_extra_usage_auto_reload_enabled', 'limits'),
    ('prepaid_extra_usage_auto_reload_settings_updated', 'limits'), ('workspace_member_spend_limit_created', 'limits'),
    ('workspace_member_spend_limit_deleted', 'limits'), ('workspace_member_spend_limit_updated', 'limits'),
    ('workspace_spend_limit_created', 'limits'), ('workspace_spend_limit_deleted', 'limits'),
    ('claude_organization_settings_updated', 'model_access'), ('org_capability_grant_added', 'model_access'),
    ('org_capability_grant_removed', 'model_access'), ('org_cowork_disabled', 'model_access'), ('org_cowork_enabled', 'model_access'),
    ('org_model_default_updated', 'model_access'), ('rbac_role_assigned', 'model_access'), ('rbac_role_created', 'model_access'),
    ('rbac_role_deleted', 'model_access'), ('rbac_role_permission_added', 'model_access'), ('rbac_role_permission_removed', 'model_access'),
    ('rbac_role_unassigned', 'model_access'), ('rbac_role_updated', 'model_access'), ('role_assignment_granted', 'model_access'),
    ('role_assignment_revoked', 'model_access'),
    ('claude_user_role_updated', 'members'), ('claude_user_seat_tier_updated', 'members'), ('group_created', 'members'),
    ('group_deleted', 'members'), ('group_member_added', 'members'), ('group_member_removed', 'members'), ('group_updated', 'members'),
    ('org_join_request_approved', 'members'), ('org_join_request_instant_approved', 'members'), ('org_sso_group_role_mappings_updated', 'members'),
    ('org_sso_seat_tier_mappings_updated', 'members'), ('org_user_deleted', 'members'), ('org_user_invite_accepted', 'members'),
    ('org_user_invite_deleted', 'members'), ('org_user_invite_rejected', 'members'), ('org_user_invite_sent', 'members'),
    ('org_user_left', 'members'), ('platform_workspace_archived', 'members'), ('platform_workspace_created', 'members'),
    ('platform_workspace_member_added', 'members'), ('platform_workspace_member_removed', 'members'),
    ('platform_workspace_member_updated', 'members'), ('platform_workspace_updated', 'members'), ('primary_owner_transferred', 'members'),
    ('scim_user_created', 'members'), ('scim_user_deleted', 'members'), ('scim_user_updated', 'members'), ('seat_tier_changes_cancelled', 'members'),
    ('seat_tiers_purchased', 'members'), ('subscription_quantity_updated', 'members'),
    ('admin_api_key_created', 'keys'), ('admin_api_key_deleted', 'keys'), ('admin_api_key_updated', 'keys'), ('api_key_created', 'keys'),
    ('platform_api_key_created', 'keys'), ('platform_api_key_updated', 'keys'), ('platform_service_account_archived', 'keys'),
    ('platform_service_account_updated', 'keys'), ('scoped_api_key_deleted', 'keys'), ('scoped_api_key_updated', 'keys'),
    ('service_key_created', 'keys'), ('service_key_revoked', 'keys')
  ) AS listed (activity_type, subject)
)
SELECT
  a.activity_id AS change_id,
  a.occurred_at_utc,
  a.activity_date AS change_date,
  coalesce(s.subject, 'other') AS subject,
  a.activity_type,
  a.organization_id,
  a.actor_type,
  a.actor_id,
  a.actor_email,
  a.user_id,
  a.request_id,
  a.amount,
  a.previous_seat_tier,
  a.current_seat_tier,
  a.other_fields
FROM stg_claude_compliance__activities a
LEFT JOIN subjects s USING (activity_type)
