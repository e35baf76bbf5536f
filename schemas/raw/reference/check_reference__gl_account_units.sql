-- Lines for a business unit that no cost center has: they would never count.
SELECT line_number, 'business_unit' AS field, 'a business unit of cost_centers.csv, or *' AS expected, business_unit AS found,
  'write it as cost_centers.csv does; both files land together' AS "try", 'gl_accounts' AS entity
FROM raw_reference__gl_accounts
WHERE business_unit <> '*' AND business_unit NOT IN (SELECT business_unit FROM raw_people__cost_centers WHERE business_unit IS NOT NULL)
