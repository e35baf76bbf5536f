-- Days whose coding-tool cost is whole and whose coding activity has landed: on other days neither side counts.
-- grain: provider, billing_account_id, usage_date
SELECT DISTINCT d.provider, d.billing_account_id, d.usage_date
FROM int_days__covered d
JOIN ref_coding_tools t USING (provider)
JOIN landed l
  ON l.source = t.activity_source AND l.entity = t.activity_entity AND l.part = d.billing_account_id AND l.usage_date = d.usage_date
WHERE d.is_complete
