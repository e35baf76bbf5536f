using System.Text.Json.Nodes;

namespace Finops.Simulator.Vendors.GithubCopilot;

/// <summary>The bill of a day, and the same use by model, of everybody or of one person.</summary>
internal sealed class BillingAnswers(CopilotBook book, Faults faults)
{
    private static readonly string[] Organizations = ["larkfield-emea", "larkfield-us"];

    /// <summary>Until this day of a month the old unit stands beside the new one, for the same use.</summary>
    private const int LastDayInBothUnits = 10;

    internal JsonArray Usage(DateOnly day)
    {
        var items = new JsonArray();
        foreach (string organization in Organizations)
        {
            List<CopilotUse> uses = [.. book.Uses(day).Where(use => Pays(use, organization))];
            foreach (IGrouping<string, CopilotUse> sku in uses.GroupBy(static use => use.Sku, StringComparer.Ordinal))
            {
                foreach (JsonObject item in Metered(day, sku.Key, [.. sku]))
                {
                    items.Add(Row(day, organization, item));
                }
            }

            foreach ((string plan, string sku) in new[] { ("business", "copilot_for_business"), ("enterprise", "copilot_enterprise") })
            {
                decimal months = book.SeatMonths(day, plan, organization) * faults.Scale(day);
                if (months > 0)
                {
                    items.Add(Row(day, organization, Item("Copilot", sku, "user-months", CopilotBook.SeatPrice(plan), months, 0)));
                }
            }
        }

        if (faults.Scale(day) > 0)
        {
            items.Add(Row(day, Organizations[0], Item("Actions", "actions_linux", "minutes", 0.008m, 1250 + day.Day, 0)));
        }

        return items;
    }

    internal JsonArray ByModel(DateOnly day, string? login)
    {
        var items = new JsonArray();
        IEnumerable<CopilotUse> uses = book.Uses(day)
            .Where(use => login is null || (use.Person is { } person && book.LoginOf(person).Equals(login, StringComparison.OrdinalIgnoreCase)));
        foreach (IGrouping<(string Sku, string Model), CopilotUse> group in uses.GroupBy(static use => (use.Sku, use.Model)))
        {
            foreach (JsonObject item in Metered(day, group.Key.Sku, [.. group]))
            {
                item["model"] = group.Key.Model;
                items.Add(item);
            }
        }

        return items;
    }

    private bool Pays(CopilotUse use, string organization) => (use.Person is { } person ? book.OrganizationOf(person) : Organizations[0]) == organization;

    private IEnumerable<JsonObject> Metered(DateOnly day, string sku, IReadOnlyList<CopilotUse> uses)
    {
        decimal quantity = uses.Sum(static use => use.Quantity) * faults.Scale(day);
        decimal free = uses.Sum(static use => use.Free) * faults.Scale(day);
        bool isCredits = day >= CopilotBook.FirstCreditDay;
        if (quantity == 0)
        {
            yield break;
        }

        yield return Item(
            "Copilot",
            sku + (isCredits ? "_ai_credit" : "_premium_request"),
            isCredits ? "ai-credits" : "requests",
            CopilotBook.Price(day),
            quantity,
            free
        );
        if (isCredits && day.Day <= LastDayInBothUnits)
        {
            yield return Item("Copilot", sku + "_premium_request", "requests", 0.04m, Math.Round(quantity / 12, 1), Math.Round(free / 12, 1));
        }
    }

    private static JsonObject Item(string product, string sku, string unit, decimal price, decimal quantity, decimal free) =>
        new()
        {
            ["product"] = product,
            ["sku"] = sku,
            ["unitType"] = unit,
            ["pricePerUnit"] = price,
            ["grossQuantity"] = quantity,
            ["grossAmount"] = quantity * price,
            ["discountQuantity"] = free,
            ["discountAmount"] = free * price,
            ["netQuantity"] = quantity - free,
            ["netAmount"] = (quantity - free) * price,
        };

    private static JsonObject Row(DateOnly day, string organization, JsonObject item) =>
        new()
        {
            ["date"] = $"{day:yyyy-MM-dd}T00:00:00Z",
            ["product"] = item["product"]!.DeepClone(),
            ["sku"] = item["sku"]!.DeepClone(),
            ["quantity"] = item["grossQuantity"]!.DeepClone(),
            ["unitType"] = item["unitType"]!.DeepClone(),
            ["pricePerUnit"] = item["pricePerUnit"]!.DeepClone(),
            ["grossAmount"] = item["grossAmount"]!.DeepClone(),
            ["discountAmount"] = item["discountAmount"]!.DeepClone(),
            ["netAmount"] = item["netAmount"]!.DeepClone(),
            ["organizationName"] = organization,
            ["repositoryName"] = "",
        };
}
