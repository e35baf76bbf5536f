using System.Text.Json;

namespace Finops.Core;

/// <summary>
/// One extraction of one source. Everything handed over lands together when the source's method returns, or not at all:
/// a partial pull never lands (design: "the landing log is the commit").
/// </summary>
public interface IExtraction
{
    /// <summary>The moment that stands as <c>extracted_at_utc</c> on every row.</summary>
    DateTimeOffset ExtractedAt { get; }

    /// <summary>The newest day of an entity that has ever landed from this organization; null before the first extraction.</summary>
    DateOnly? NewestLandedDay(string entity);

    /// <summary>Every day of an entity that has ever landed from this organization, with rows or without.</summary>
    IReadOnlySet<DateOnly> LandedDays(string entity);

    /// <summary>Says that these days of an entity were answered in full: days without a row are cleared.</summary>
    void Answered(string entity, string part, DayRange days);

    /// <summary>Says that a whole part (a dropped file, a reference table) was read in full and replaces what stood there.</summary>
    /// <param name="entity">The entity in the source's contract.</param>
    /// <param name="part">The stable id of what is replaced.</param>
    /// <param name="contentSha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
    /// <param name="origin">Where the file lay, for people.</param>
    void AnsweredWhole(string entity, string part, string contentSha256, string origin);

    /// <summary>Whether this part has ever been landed whole, with rows or without.</summary>
    bool HasLanded(string entity, string part);

    /// <summary>True when the newest landed content of this part has this hash: nothing needs to be read again.</summary>
    bool IsLanded(string entity, string part, string contentSha256);

    /// <summary>The part under which this content stands; null when it has not landed. A renamed file is the same file.</summary>
    string? PartWith(string entity, string contentSha256);

    /// <summary>Where the file lay that brought what stands under this part; null when nothing does, or nobody said.</summary>
    string? OriginOf(string entity, string part);

    /// <summary>The parts of an entity that were landed whole and hold rows.</summary>
    IReadOnlyCollection<string> LandedParts(string entity);

    /// <summary>Writes one vendor row. Fields that the contract lacks go to <c>_unknown</c>.</summary>
    /// <param name="entity">The entity in the source's contract.</param>
    /// <param name="part">Billing account, organization or file id.</param>
    /// <param name="usageDate">The UTC day that the row belongs to; null where a part is replaced whole and the row has no day.</param>
    /// <param name="row">The vendor's JSON object, untouched.</param>
    /// <param name="where">Where the row stands, for errors: request or file, and path or line.</param>
    /// <exception cref="FinopsException">Rows contradict the contract, twenty by now. Fewer are kept, and nothing lands in the end.</exception>
    void Write(string entity, string part, DateOnly? usageDate, JsonElement row, string where);

    /// <summary>Says what is wrong with the file or answer of an entity. Nothing lands in the end; what is wrong elsewhere is still found and said with
    /// it.</summary>
    /// <exception cref="FinopsException">Twenty problems by now.</exception>
    void Refuse(string entity, IReadOnlyList<Problem> found);

    /// <summary>Writes one vendor row unless it contradicts the contract.</summary>
    /// <returns>What contradicts; empty where the row was written. Whoever asks decides what it costs.</returns>
    IReadOnlyList<Problem> TryWrite(string entity, string part, DateOnly? usageDate, JsonElement row, string where);

    /// <summary>Says what could not be read and costs itself alone: everything else lands, and the exit code is 1.</summary>
    void PassOver(Problem problem);

    /// <summary>Hands over a volume file that DuckDB reads directly, as the contract says; it replaces the whole part.</summary>
    /// <param name="entity">The entity in the source's contract.</param>
    /// <param name="part">The stable id of the file.</param>
    /// <param name="file">The file and how to read it.</param>
    void AddVolumeFile(string entity, string part, VolumeFile file);

    /// <summary>States the vendor's own watermark for everything in this extraction.</summary>
    void RefreshedAt(DateTimeOffset? watermark);

    /// <summary>Throws away everything handed over so far; the source starts anew (an expired cursor, a moved watermark).</summary>
    void Restart();
}
