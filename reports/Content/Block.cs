namespace Finops.Reports.Content;

/// <summary>One piece of a section. Every block is finished content: ordered, rounded, cut and worded.</summary>
public abstract record Block;
