using System.Text.Json;
using Finops.Core;

namespace Finops.Land;

/// <summary>
/// One extraction in the making: rows go to a spool a entity on the home's own disk, and become Parquet and a line in the landing log
/// only when the source has finished (<see cref="Landing"/>).
/// </summary>
public sealed class Extraction : IExtraction, IDisposable
{
    private const int MostProblems = 20;

    private readonly IReadOnlyDictionary<string, RawContract> contracts;
    private readonly IReadOnlyDictionary<LandingKey, LandedContent> landed;
    private readonly string temporary;
    private readonly Dictionary<string, RowSpool> spools = new(StringComparer.Ordinal);
    private readonly HashSet<LandingKey> answered = [];
    private readonly Dictionary<LandingKey, (string ContentSha256, string Origin)> wholes = [];
    private readonly List<VolumePart> volumeFiles = [];
    private readonly List<Problem> problems = [];
    private readonly HashSet<string> spoilt = new(StringComparer.Ordinal);
    private readonly List<Problem> passedOver = [];

    internal Extraction(
        IReadOnlyDictionary<string, RawContract> contracts,
        IReadOnlyDictionary<LandingKey, LandedContent> landed,
        string temporary,
        DateTimeOffset extractedAt,
        string? account
    )
    {
        this.contracts = contracts;
        this.landed = landed;
        this.temporary = temporary;
        ExtractedAt = extractedAt;
        Account = account;
    }

    /// <inheritdoc/>
    public DateTimeOffset ExtractedAt { get; }

    internal string? Account { get; }

    internal DateTimeOffset? Watermark { get; private set; }

    internal IReadOnlyDictionary<string, RowSpool> Spools => spools;

    internal IReadOnlySet<LandingKey> AnsweredDays => answered;

    internal IReadOnlyDictionary<LandingKey, (string ContentSha256, string Origin)> Wholes => wholes;

    internal IReadOnlyList<VolumePart> VolumeFiles => volumeFiles;

    /// <summary>What is wrong with the rows, within reason.</summary>
    internal IReadOnlyList<Problem> Problems => [.. problems.Take(MostProblems)];

    /// <summary>Entities that have problems.</summary>
    internal IReadOnlySet<string> Spoilt => spoilt;

    /// <summary>What could not be read and costs itself alone.</summary>
    internal IReadOnlyList<Problem> PassedOver => passedOver;

    /// <inheritdoc/>
    public DateOnly? NewestLandedDay(string entity) =>
        landed.Values.Where(content => content.Key.Entity == entity && content.Account == Account).Max(content => content.Key.UsageDate);

    /// <inheritdoc/>
    public IReadOnlySet<DateOnly> LandedDays(string entity) =>
        landed
            .Values.Where(content => content.Key.Entity == entity && content.Account == Account)
            .Select(content => content.Key.UsageDate)
            .OfType<DateOnly>()
            .ToHashSet();

    /// <inheritdoc/>
    public void Answered(string entity, string part, DayRange days)
    {
        Spool(entity);
        foreach (var day in days.Days())
        {
            answered.Add(new LandingKey(entity, part, day));
        }
    }

    /// <inheritdoc/>
    public void AnsweredWhole(string entity, string part, string contentSha256, string origin)
    {
        Spool(entity);
        wholes[new LandingKey(entity, part, null)] = (Identity(entity, contentSha256), origin);
    }

    /// <inheritdoc/>
    public bool HasLanded(string entity, string part) => landed.ContainsKey(new LandingKey(entity, part, null));

    /// <inheritdoc/>
    public bool IsLanded(string entity, string part, string contentSha256) =>
        landed.TryGetValue(new LandingKey(entity, part, null), out var content) && content.ContentSha256 == Identity(entity, contentSha256);

    /// <inheritdoc/>
    public string? PartWith(string entity, string contentSha256) => PartWithIdentity(entity, Identity(entity, contentSha256));

    /// <inheritdoc/>
    public string? OriginOf(string entity, string part) => landed.GetValueOrDefault(new LandingKey(entity, part, null))?.Origin;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> LandedParts(string entity) =>
        [
            .. landed
                .Values.Where(content => content.Key.Entity == entity && content is { Key.UsageDate: null, RowCount: > 0 })
                .Select(content => content.Key.Part)
                .Order(StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public void Write(string entity, string part, DateOnly? usageDate, JsonElement row, string where)
    {
        try
        {
            Spool(entity).Write(part, usageDate, row, where);
        }
        catch (FinopsException error) when (error.Code == ExitCode.DataProblem)
        {
            Refuse(entity, error.Problems);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Problem> TryWrite(string entity, string part, DateOnly? usageDate, JsonElement row, string where)
    {
        try
        {
            Spool(entity).Write(part, usageDate, row, where);
            return [];
        }
        catch (FinopsException error) when (error.Code == ExitCode.DataProblem)
        {
            return error.Problems;
        }
    }

    /// <inheritdoc/>
    public void PassOver(Problem problem) => passedOver.Add(problem);

    /// <inheritdoc/>
    public void Refuse(string entity, IReadOnlyList<Problem> found)
    {
        // All that is wrong at once, so that nobody mends a file line by line; within reason.
        problems.AddRange(found);
        spoilt.Add(entity);
        if (problems.Count >= MostProblems)
        {
            throw new FinopsException(ExitCode.DataProblem, Problems);
        }
    }

    /// <inheritdoc/>
    public void AddVolumeFile(string entity, string part, VolumeFile file) =>
        volumeFiles.Add(new VolumePart(new LandingKey(entity, part, null), Contract(entity), file));

    /// <inheritdoc/>
    public void RefreshedAt(DateTimeOffset? watermark) => Watermark = watermark;

    /// <inheritdoc/>
    public void Restart()
    {
        Dispose();
        spools.Clear();
        answered.Clear();
        wholes.Clear();
        volumeFiles.Clear();
        problems.Clear();
        spoilt.Clear();
        passedOver.Clear();
        Watermark = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var spool in spools.Values)
        {
            spool.Dispose();
        }
    }

    /// <summary>The same by what stands in the log.</summary>
    internal string? PartWithIdentity(string entity, string identity) =>
        landed
            .Values.Where(content => content.Key.Entity == entity && content.Key.UsageDate is null && content.ContentSha256 == identity)
            .Select(content => content.Key.Part)
            .Min(StringComparer.Ordinal);

    /// <summary>Of a volume file whose content is known only now that it has been read: the part that holds the same already and stays; null if there is
    /// none.</summary>
    internal string? CopyOf(LandedContent content) =>
        volumeFiles.Any(file => file.Key == content.Key && file.ContentSha256 is null)
        && PartWithIdentity(content.Key.Entity, content.ContentSha256) is { } part
        && volumeFiles.All(file => file.Key.Entity != content.Key.Entity || file.Key.Part != part)
            ? part
            : null;

    /// <summary>Takes a volume file back.</summary>
    internal void Forget(LandingKey key) => volumeFiles.RemoveAll(file => file.Key == key);

    /// <summary>Ends the source's part of the work. Rows that lie outside what was answered are a problem.</summary>
    internal void Close()
    {
        foreach (var (entity, spool) in spools)
        {
            spool.Close();
            foreach (var (part, day) in spool.Keys)
            {
                if (!answered.Contains(new LandingKey(entity, part, day)) && !wholes.ContainsKey(new LandingKey(entity, part, null)))
                {
                    Refuse(
                        entity,
                        [
                            new Problem(
                                $"{entity} of {part}",
                                "rows only of days that were asked for",
                                $"{spool.CountOf(part, day)} rows of {day:yyyy-MM-dd}",
                                "nothing has landed; run the extraction again, and report it if it stays"
                            ),
                        ]
                    );
                }
            }
        }
    }

    private string Identity(string entity, string contentSha256) => Contract(entity).Identity(contentSha256);

    private RowSpool Spool(string entity)
    {
        if (!spools.TryGetValue(entity, out var spool))
        {
            spools[entity] = spool = new RowSpool(Contract(entity), Path.Combine(temporary, $"{Guid.NewGuid():N}-{entity}.ndjson"));
        }

        return spool;
    }

    private RawContract Contract(string entity) =>
        contracts.TryGetValue(entity, out var contract)
            ? contract
            : throw new InvalidOperationException($"No contract for the entity {entity} in schemas/raw; there are {string.Join(", ", contracts.Keys)}.");
}
