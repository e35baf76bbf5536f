namespace Finops.Extract.Reference;

/// <summary>What becomes of one price.</summary>
public enum PriceState
{
    /// <summary>The list has no price of this model at all.</summary>
    NewModel,

    /// <summary>The list knows the model, not this kind of price.</summary>
    NewPrice,

    /// <summary>The list says another amount.</summary>
    Changed,

    /// <summary>In the list, not in the file. It stays as it is: a file that is silent says nothing about the vendor.</summary>
    Gone,
}
