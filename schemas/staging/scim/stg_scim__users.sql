-- People as the directory showed them on the day of a pull; e-mails in lower case, "" as nothing. active as boolean or text, manager as object or text.
-- grain: directory, user_id, snapshot_date
SELECT
  part AS directory,
  id AS user_id,
  usage_date AS snapshot_date,
  coalesce(nullif(trim("displayName"), ''), nullif(trim(name.formatted), ''), nullif(trim(concat_ws(' ', name."givenName", name."familyName")), ''),
    "userName") AS display_name,
  lower(trim("userName")) AS user_name,
  nullif(trim("externalId"), '') AS external_id,
  list_sort(list_distinct(list_filter(
    list_transform(list_append(coalesce(list_transform(emails, lambda address: address."value"), []), "userName"), lambda address: lower(trim(address))),
    lambda address: contains(address, '@')))) AS emails,
  -- only "false" is no: a directory that does not say means yes
  lower(trim(coalesce(active ->> '$', 'true'))) <> 'false' AS is_active,
  nullif(trim(enterprise."employeeNumber"), '') AS employee_number,
  nullif(trim(enterprise."costCenter"), '') AS cost_center_id,
  nullif(trim(enterprise.department), '') AS department,
  coalesce(nullif(trim(enterprise.division), ''), nullif(trim(enterprise.organization), '')) AS business_unit,
  nullif(trim(CASE json_type(enterprise.manager) WHEN 'OBJECT' THEN enterprise.manager ->> '$.value' WHEN 'VARCHAR' THEN enterprise.manager ->> '$' END),
    '') AS manager_user_id
FROM raw_scim__users
