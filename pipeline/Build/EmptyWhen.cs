namespace Finops.Build;

/// <summary>
/// When a SELECT has no row because what it reads has none: <c>all</c> or <c>any</c> of its parts, or one relation. Nothing is said of rows that a filter or an
/// unmatched join takes away; where the statement itself doesn't tell, it is <see cref="Never"/>.
/// </summary>
/// <param name="Relation">A table or view; null for a combination of parts.</param>
/// <param name="Any">Combinations: whether one empty part is enough.</param>
/// <param name="Parts">What is combined.</param>
public sealed record EmptyWhen(string? Relation, bool Any, IReadOnlyList<EmptyWhen> Parts)
{
    /// <summary>No emptiness of what it reads makes it empty.</summary>
    public static EmptyWhen Never { get; } = AnyOf();

    /// <summary>It is empty whatever it reads.</summary>
    public static EmptyWhen Always { get; } = AllOf();

    /// <summary>Empty when this relation is.</summary>
    public static EmptyWhen Is(string relation) => new(relation, Any: false, []);

    /// <summary>Empty when all parts are, as a UNION.</summary>
    public static EmptyWhen AllOf(params IReadOnlyList<EmptyWhen> parts) => new(null, Any: false, parts);

    /// <summary>Empty when one part is, as an inner join.</summary>
    public static EmptyWhen AnyOf(params IReadOnlyList<EmptyWhen> parts) => new(null, Any: true, parts);

    /// <summary>Whether it is empty, given the relations that are.</summary>
    public bool Holds(IReadOnlySet<string> empty) =>
        Relation is not null ? empty.Contains(Relation)
        : Any ? Parts.Any(part => part.Holds(empty))
        : Parts.All(part => part.Holds(empty));
}
