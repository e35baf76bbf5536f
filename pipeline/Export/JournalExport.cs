namespace Finops.Export;

/// <summary>A month's written journals.</summary>
/// <param name="File">The CSV.</param>
/// <param name="Manifest">JSON beside it: hash, totals of each journal, as-of and build.</param>
/// <param name="Journals">What the file holds.</param>
/// <param name="RowCount">Lines without the header.</param>
/// <param name="Sha256">Hash of the CSV's bytes.</param>
public sealed record JournalExport(string File, string Manifest, IReadOnlyList<JournalTotal> Journals, long RowCount, string Sha256)
{
    /// <summary>Debits of all journals, in whole cents; the credits are the same.</summary>
    public decimal DebitUsd => Journals.Sum(journal => journal.DebitUsd);
}
