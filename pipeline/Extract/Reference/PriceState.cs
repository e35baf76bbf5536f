namespace Finops.Extract.Reference;

/// <summary>What becomes of one price; what changes a figure that is there comes first.</summary>
public enum PriceState
{
    /// <summary>The list says another amount.</summary>
    Changed,

    /// <summary>The list knows the model, not this kind of price.</summary>
    NewPrice,

    /// <summary>The list has no price of this model at all.</summary>
    NewModel,

    /// <summary>In the list, not in the file. It stays as it is: a file that is silent says nothing about the vendor.</summary>
    Gone,
}
