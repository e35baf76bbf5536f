using System.Text.Json.Nodes;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Vendors.GithubCopilot;

/// <summary>Seats, budgets and cost centers as they are on a day.</summary>
internal sealed class AccountAnswers(World world, CopilotBook book, DateOnly today)
{
    /// <summary>A person whose seat two teams assign stands there twice.</summary>
    internal IReadOnlyList<JsonObject> Seats()
    {
        var seats = new List<JsonObject>();
        foreach (Person person in book.Holders(today))
        {
            Dice dice = Dice.For(world.Company.Seed, "copilot team", person.Id);
            seats.Add(Seat(person, "platform", 1));
            if (dice.Chance(300))
            {
                seats.Add(Seat(person, "guild", 3));
            }
        }

        return seats;
    }

    internal int HolderCount => book.Holders(today).Count;

    internal IReadOnlyList<JsonObject> Budgets() =>
        [
            Budget("b6c1a3f0-0001", "SkuPricing", "copilot_ai_credit", "enterprise", "larkfield", 12_000, true),
            Budget("b6c1a3f0-0002", "ProductPricing", "copilot", "organization", "larkfield-us", 4_000, false),
        ];

    internal IReadOnlyList<JsonObject> CostCenters() =>
        [
            .. world.Company.CostCenters.Select(
                (center, index) =>
                    new JsonObject
                    {
                        ["id"] = $"5f0e77aa-{index:0000}",
                        ["name"] = center.Name,
                        ["state"] = "active",
                        ["azure_subscription"] = null,
                        ["resources"] = new JsonArray([
                            .. book.Holders(today)
                                .Where(person => person.On(today)!.CostCenterId == center.Id)
                                .Select(person => new JsonObject { ["type"] = "User", ["name"] = book.LoginOf(person) }),
                        ]),
                    }
            ),
        ];

    private JsonObject Seat(Person person, string team, int daysIdle) =>
        new()
        {
            ["created_at"] = $"{person.Joined:yyyy-MM-dd}T09:00:00Z",
            ["updated_at"] = $"{person.Joined:yyyy-MM-dd}T09:00:00Z",
            ["pending_cancellation_date"] = null,
            ["last_activity_at"] = $"{today.AddDays(-daysIdle):yyyy-MM-dd}T10:00:00+02:00",
            ["last_activity_editor"] = "vscode/1.113.0/copilot-chat/0.41.2",
            ["plan_type"] = book.PlanOf(person),
            ["assignee"] = new JsonObject
            {
                ["login"] = book.LoginOf(person),
                ["id"] = book.IdOf(person),
                ["type"] = "User",
                ["site_admin"] = false,
            },
            ["organization"] = new JsonObject { ["login"] = book.OrganizationOf(person), ["id"] = book.OrganizationOf(person) == "larkfield-us" ? 72 : 71 },
            ["assigning_team"] = new JsonObject
            {
                ["id"] = team.Length,
                ["name"] = team,
                ["slug"] = team,
            },
        };

    private static JsonObject Budget(string id, string type, string sku, string scope, string entity, int amount, bool isHard) =>
        new()
        {
            ["id"] = id,
            ["budget_type"] = type,
            ["budget_product_sku"] = sku,
            ["budget_scope"] = scope,
            ["budget_entity_name"] = entity,
            ["budget_amount"] = amount,
            ["prevent_further_usage"] = isHard,
            ["budget_alerting"] = new JsonObject { ["will_alert"] = true, ["alert_recipients"] = new JsonArray("larkfield-billing") },
        };
}
