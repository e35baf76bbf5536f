using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>
/// The company's repositories: every commit that the activity book counts (made with Claude Code), people's own commits beside them, and a bot's merges.
/// Each repository is one line of history from the company's first day on.
/// </summary>
public sealed class CommitBook(Company company, ActivityBook activity)
{
    /// <summary>Owner of the repositories on GitHub.</summary>
    public const string Owner = "larkfield";

    private const string Claude =
        "\n\n\U0001F916 Generated with [Claude Code](https://claude.com/claude-code)\n\nCo-Authored-By: Claude <noreply@anthropic.com>";
    private static readonly TimeSpan[] Zones =
    [
        TimeSpan.FromHours(-7),
        TimeSpan.FromHours(-4),
        TimeSpan.Zero,
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
        new(5, 30, 0),
        TimeSpan.FromHours(9),
    ];
    private readonly Lock gate = new();
    private readonly List<CommitFact> commits = [];
    private readonly Dictionary<string, string> tips = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> pulls = new(StringComparer.Ordinal);
    private DateOnly next = Company.FirstDay;

    /// <summary>Names of the repositories.</summary>
    public static IReadOnlyList<string> Repositories { get; } = ["payments-api", "mobile-app", "core-ledger"];

    /// <summary>All commits that were committed up to an instant, each after its parents.</summary>
    public IReadOnlyList<CommitFact> Until(DateTimeOffset clock)
    {
        lock (gate)
        {
            for (var last = DateOnly.FromDateTime(clock.UtcDateTime); next <= last; next = next.AddDays(1))
            {
                Draw(next);
            }

            return [.. commits.Where(commit => commit.CommittedAt <= clock)];
        }
    }

    private void Draw(DateOnly day)
    {
        // Counts are complete some days later.
        Dictionary<string, ActivityDay> counted = activity
            .On(day, new DateTimeOffset(day.AddDays(60), TimeOnly.MinValue, TimeSpan.Zero))
            .ToDictionary(static one => one.Person.Id, StringComparer.Ordinal);
        foreach (string repository in Repositories)
        {
            string? before = tips.GetValueOrDefault(repository);
            IEnumerable<(Person Person, bool IsAssisted, int At)> work = company
                .People.Where(person => person.On(day) is not null && Home(person) == repository)
                .SelectMany(person => Work(person, day, counted.GetValueOrDefault(person.Id)));
            foreach ((Person person, bool isAssisted, int at) in work.OrderBy(static one => one.At).ThenBy(static one => one.Person.Id, StringComparer.Ordinal))
            {
                Add(person, repository, day, at, isAssisted);
            }

            if (day.DayOfWeek == DayOfWeek.Wednesday && before is not null)
            {
                AddBot(repository, day, before);
            }
        }
    }

    private string Home(Person person) => Repositories[Dice.For(company.Seed, "repository", person.Id).Next(Repositories.Count)];

    // Seconds of the UTC day, all early enough that the committer's half hour ends before midnight.
    private IEnumerable<(Person Person, bool IsAssisted, int At)> Work(Person person, DateOnly day, ActivityDay? counted)
    {
        var dice = Dice.For(company.Seed, "commits", person.Id, day.ToString("yyyy-MM-dd"));
        for (int i = 0; i < (counted?.Commits ?? 0); i++)
        {
            yield return (person, true, dice.Next(84_000));
        }

        bool isWorking =
            counted is not null || (person.Role == Role.Developer && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && dice.Chance(300));
        int own = isWorking && person.Role == Role.Developer ? dice.Next(3) : 0;
        for (int i = 0; i < own; i++)
        {
            yield return (person, false, dice.Next(84_000));
        }
    }

    private void Add(Person person, string repository, DateOnly day, int second, bool isAssisted)
    {
        var dice = Dice.For(company.Seed, "commit", person.Id, day.ToString("yyyy-MM-dd"), second.ToString());
        var at = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            .AddSeconds(second)
            .ToOffset(Zones[Dice.For(company.Seed, "zone", person.Id).Next(Zones.Length)]);
        int? pull = dice.Chance(230) ? NextPull(repository) : null;
        string? pair = dice.Chance(60) ? company.People.FirstOrDefault(other => other.Id != person.Id && other.On(day) is not null)?.VendorEmail : null;
        string message =
            $"Work of {day:yyyy-MM-dd}{(pull is { } number ? $" (#{number})" : "")}{(isAssisted ? Claude : "")}{(pair is null ? "" : $"{(isAssisted ? "" : "\n")}\nCo-authored-by: A colleague <{pair}>")}\n";
        Append(new CommitFact(repository, person, person.DisplayName, EmailOf(person), at, message, Parents(repository), isAssisted, pull));
    }

    // A branch from before the day's work, merged at its end.
    private void AddBot(string repository, DateOnly day, string before)
    {
        var at = new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero);
        int pull = NextPull(repository);
        const string Name = "dependabot[bot]",
            Email = "49699333+dependabot[bot]@users.noreply.github.com";
        var raised = new CommitFact(repository, null, Name, Email, at, "Raise versions\n", [before], false, null);
        commits.Add(raised);
        Append(
            new CommitFact(
                repository,
                null,
                Name,
                Email,
                at.AddHours(20).AddMinutes(20),
                $"Merge pull request #{pull} from {Owner}/versions\n",
                [.. Parents(repository), raised.Sha],
                false,
                pull
            )
        );
    }

    private void Append(CommitFact commit)
    {
        commits.Add(commit);
        tips[commit.Repository] = commit.Sha;
    }

    private IReadOnlyList<string> Parents(string repository) => tips.TryGetValue(repository, out string? tip) ? [tip] : [];

    private int NextPull(string repository) => pulls[repository] = pulls.GetValueOrDefault(repository) + 1;

    // Some hide their address behind GitHub's private one.
    private string EmailOf(Person person)
    {
        var dice = Dice.For(company.Seed, "git-email", person.Id);
        return dice.Chance(200)
            ? $"{dice.Between(10_000, 99_999_999)}+{person.GithubLogin}@users.noreply.github.com"
            : person.Emails[dice.Next(person.Emails.Count)];
    }
}
