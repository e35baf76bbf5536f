-- What people did with a vendor's products on a UTC day, as each source that tells it states it in int_<source>__activity. A row of zeros is data too. What
-- a vendor doesn't count, its source leaves out (NULL); of a coding tool ref_coding_tools says so.
-- columns:
--   source                      Source id.
--   provider                    Vendor of the product.
--   billing_account_id          Billing account or organization at the vendor.
--   usage_date                  UTC day.
--   principal_id                The vendor's id of the person, as in the ledger.
--   product                     Product as the ledger names it; NULL = what is counted over products.
--   is_active                   The person used the product on the day; NULL = the row doesn't say.
--   hour_mask                   Bit h is set when the person used it in hour h (UTC); NULL = the vendor tells no hours.
--   session_count               Sessions of the coding tool.
--   commit_count                Commits made with it.
--   pull_request_count          Pull requests made with it.
--   lines_added_count           Lines that it added.
--   edit_accepted_count         File edits by it that the person accepted.
--   edit_rejected_count         File edits by it that the person refused.
--   chat_message_count          Messages in Claude chat.
--   used_chat_project_count     Chat projects used.
--   artifact_count              Artifacts made in chat, Claude Code and Cowork.
--   uploaded_file_count         Files put into chats.
--   used_skill_count            Skills used.
--   used_connector_count        Connectors used.
--   cowork_session_count        Cowork sessions.
--   cowork_action_count         Actions that Cowork took.
--   cowork_file_edit_count      Files that it edited.
--   office_message_count        Messages in Excel, Outlook, PowerPoint and Word.
--   design_session_count        Claude Design sessions.
--   web_search_count            Web searches by Claude.
--   copilot_interaction_count   Requests that the person made of Copilot.
--   copilot_acceptance_count    Suggestions of it that were accepted.
--   cursor_request_count        Requests of Cursor: agent, chat, composer.
--   cursor_tab_accepted_count   Tab completions accepted.
SELECT
  NULL::VARCHAR AS source,
  NULL::VARCHAR AS provider,
  NULL::VARCHAR AS billing_account_id,
  NULL::DATE AS usage_date,
  NULL::VARCHAR AS principal_id,
  NULL::VARCHAR AS product,
  NULL::BOOLEAN AS is_active,
  NULL::INTEGER AS hour_mask,
  NULL::BIGINT AS session_count,
  NULL::BIGINT AS commit_count,
  NULL::BIGINT AS pull_request_count,
  NULL::BIGINT AS lines_added_count,
  NULL::BIGINT AS edit_accepted_count,
  NULL::BIGINT AS edit_rejected_count,
  NULL::BIGINT AS chat_message_count,
  NULL::BIGINT AS used_chat_project_count,
  NULL::BIGINT AS artifact_count,
  NULL::BIGINT AS uploaded_file_count,
  NULL::BIGINT AS used_skill_count,
  NULL::BIGINT AS used_connector_count,
  NULL::BIGINT AS cowork_session_count,
  NULL::BIGINT AS cowork_action_count,
  NULL::BIGINT AS cowork_file_edit_count,
  NULL::BIGINT AS office_message_count,
  NULL::BIGINT AS design_session_count,
  NULL::BIGINT AS web_search_count,
  NULL::BIGINT AS copilot_interaction_count,
  NULL::BIGINT AS copilot_acceptance_count,
  NULL::BIGINT AS cursor_request_count,
  NULL::BIGINT AS cursor_tab_accepted_count
WHERE false
