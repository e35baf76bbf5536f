-- People with their vendor identities and organizational place, one line per person and validity (people.csv).
-- valid_from is the first day, valid_to the first day no longer (empty: open). emails are separated by semicolons.
-- identities are all other ids at vendors, as provider:id separated by semicolons ("cursor:user_1;openai:user-abc").
-- An empty cost_center_id means a person without a cost center: the cost is shown as unassigned.
CREATE TABLE raw_people__people (
  line_number UBIGINT NOT NULL,
  person_id VARCHAR NOT NULL,
  display_name VARCHAR NOT NULL,
  emails VARCHAR,
  anthropic_user_id VARCHAR,
  github_login VARCHAR,
  department VARCHAR,
  business_unit VARCHAR,
  manager_id VARCHAR,
  cost_center_id VARCHAR,
  identities VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE
)
