namespace Finops.Extract.ClaudeCompliance;

/// <summary>
/// The activities that are asked for: changes of limits, model access, members and keys. Chats, files and sign-ins are left where they are: a ledger
/// has no business with them. int_claude_compliance__changes says which type is about what, and a test that both name the same.
/// </summary>
internal static class ClaudeComplianceTypes
{
    /// <summary>Values of activity_types[], as the vendor's reference lists them; the vendor takes no more than 100 of an array.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "admin_request_created", "extra_usage_billing_enabled", "extra_usage_credit_granted", "extra_usage_spend_limit_created",
        "extra_usage_spend_limit_deleted", "extra_usage_spend_limit_increase_request_approved", "extra_usage_spend_limit_increase_request_denied",
        "extra_usage_spend_limit_updated", "platform_spend_limit_created", "platform_spend_limit_deleted", "platform_spend_limit_updated",
        "platform_workspace_rate_limit_deleted", "platform_workspace_rate_limit_updated", "prepaid_auto_recharge_disabled", "prepaid_auto_recharge_updated",
        "prepaid_extra_usage_auto_reload_disabled", "prepaid_extra_usage_auto_reload_enabled", "prepaid_extra_usage_auto_reload_settings_updated",
        "workspace_member_spend_limit_created", "workspace_member_spend_limit_deleted", "workspace_member_spend_limit_updated",
        "workspace_spend_limit_created", "workspace_spend_limit_deleted",
        "claude_organization_settings_updated", "org_capability_grant_added", "org_capability_grant_removed", "org_cowork_disabled", "org_cowork_enabled",
        "org_model_default_updated", "rbac_role_assigned", "rbac_role_created", "rbac_role_deleted", "rbac_role_permission_added",
        "rbac_role_permission_removed", "rbac_role_unassigned", "rbac_role_updated", "role_assignment_granted", "role_assignment_revoked",
        "claude_user_role_updated", "claude_user_seat_tier_updated", "group_created", "group_deleted", "group_member_added", "group_member_removed",
        "group_updated", "org_join_request_approved", "org_join_request_instant_approved", "org_sso_group_role_mappings_updated",
        "org_sso_seat_tier_mappings_updated", "org_user_deleted", "org_user_invite_accepted", "org_user_invite_deleted", "org_user_invite_rejected",
        "org_user_invite_sent", "org_user_left", "platform_workspace_archived", "platform_workspace_created", "platform_workspace_member_added",
        "platform_workspace_member_removed", "platform_workspace_member_updated", "platform_workspace_updated", "primary_owner_transferred",
        "scim_user_created", "scim_user_deleted", "scim_user_updated", "seat_tier_changes_cancelled", "seat_tiers_purchased", "subscription_quantity_updated",
        "admin_api_key_created", "admin_api_key_deleted", "admin_api_key_updated", "api_key_created", "platform_api_key_created", "platform_api_key_updated",
        "platform_service_account_archived", "platform_service_account_updated", "scoped_api_key_deleted", "scoped_api_key_updated", "service_key_created",
        "service_key_revoked",
    ];
}
