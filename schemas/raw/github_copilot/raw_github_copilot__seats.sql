-- GitHub: Copilot seats on the day of the pull. In an enterprise a person stands here once for each organization or team that assigns the seat.
CREATE TABLE raw_github_copilot__seats (
  assignee STRUCT(login VARCHAR, id UBIGINT, node_id VARCHAR, "type" VARCHAR, user_view_type VARCHAR, site_admin BOOLEAN, "name" VARCHAR, email VARCHAR,
    avatar_url VARCHAR, gravatar_id VARCHAR, url VARCHAR, html_url VARCHAR, followers_url VARCHAR, following_url VARCHAR, gists_url VARCHAR,
    starred_url VARCHAR, subscriptions_url VARCHAR, organizations_url VARCHAR, repos_url VARCHAR, events_url VARCHAR, received_events_url VARCHAR) NOT NULL,
  organization STRUCT(login VARCHAR, id UBIGINT, node_id VARCHAR, url VARCHAR, repos_url VARCHAR, events_url VARCHAR, hooks_url VARCHAR, issues_url VARCHAR,
    members_url VARCHAR, public_members_url VARCHAR, avatar_url VARCHAR, description VARCHAR),
  assigning_team JSON,
  created_at TIMESTAMPTZ,
  updated_at TIMESTAMPTZ,
  last_authenticated_at TIMESTAMPTZ,
  last_activity_at TIMESTAMPTZ,
  last_activity_editor VARCHAR,
  plan_type VARCHAR,
  pending_cancellation_date DATE
)
