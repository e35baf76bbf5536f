using Finops.Simulator.Staff;

namespace Finops.Simulator.Features;

/// <summary>How one person used one feature in one product on a UTC day.</summary>
public sealed record FeatureUse(Person Person, DateOnly Day, Feature Feature, string Product)
{
    /// <summary>Conversations or sessions in which it was used.</summary>
    public int Sessions { get; init; }

    public int Invocations { get; init; }

    /// <summary>excel, outlook, powerpoint or word, where the product is office_agent.</summary>
    public string OfficeApplication { get; init; } = "";

    /// <summary>Of a plugin: the person installed it that day.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>Of a skill: the part of the person's charges in that product that involved it, in fractional cents. Parts of one person and product don't
    /// overlap.</summary>
    public decimal BilledCents { get; init; }

    /// <summary>The same at list price; null for chat, which has no attribution by request.</summary>
    public decimal? ListCents { get; init; }
}
