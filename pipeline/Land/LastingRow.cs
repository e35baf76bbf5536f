using System.Text.Json;
using System.Text.Json.Nodes;
using Finops.Core;

namespace Finops.Land;

/// <summary>What people decided: each a row that is a part of its own, so that nothing ever replaces it and a build as of any instant knows what had been
/// decided.</summary>
internal static class LastingRow
{
    /// <summary>Writes the row as all of its part.</summary>
    /// <param name="extraction">What it lands with.</param>
    /// <param name="entity">The entity in the source's contract.</param>
    /// <param name="part">Its own id.</param>
    /// <param name="day">The UTC day that it belongs to.</param>
    /// <param name="row">The row.</param>
    /// <param name="where">What it is, for errors.</param>
    /// <param name="origin">The command that it comes from.</param>
    public static void WriteLasting(this IExtraction extraction, string entity, string part, DateOnly day, JsonObject row, string where, string origin)
    {
        extraction.Write(entity, part, day, JsonSerializer.SerializeToElement(row), where);
        extraction.AnsweredWhole(entity, part, Sha256.OfText(row.ToJsonString()), origin);
    }
}
