using System.Collections.Concurrent;
using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>The vendor's books of one company: facts of any day, as they stand at any refresh. Thread-safe; days are drawn when first asked for.</summary>
public sealed class Ledger(Company company)
{
    private readonly ConcurrentDictionary<DateOnly, Lazy<IReadOnlyList<UseFact>>> days = new();

    /// <summary>Facts of a UTC day as the books show them at <paramref name="watermark"/> (a refresh, see <see cref="World.Watermark"/>).</summary>
    public IEnumerable<UseFact> Facts(DateOnly day, DateTimeOffset watermark)
    {
        if (day < Company.FirstDay || new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) >= watermark)
        {
            yield break;
        }

        Fate? fate = null;
        Principal? principal = null;
        foreach (UseFact fact in Metered(day))
        {
            if (!ReferenceEquals(principal, fact.Principal))
            {
                principal = fact.Principal;
                fate = Fate.Of(company, principal, day);
            }

            if (fact.At < watermark && (fate!.VisibleFrom is null || fate.VisibleFrom <= watermark))
            {
                UseFact? revised = fact;
                foreach (Revision revision in fate.Revisions)
                {
                    revised = revision.At <= watermark && revised is not null ? revision.Apply(revised) : revised;
                }

                if (revised is not null)
                {
                    yield return revised;
                }
            }
        }
    }

    /// <summary>What was metered on a day, before lateness and revisions; principal by principal.</summary>
    public IReadOnlyList<UseFact> Metered(DateOnly day) => days.GetOrAdd(day, date => new Lazy<IReadOnlyList<UseFact>>(() => [.. Draw(date)])).Value;

    private IEnumerable<UseFact> Draw(DateOnly day)
    {
        foreach (Person person in company.People)
        {
            List<WorkItem> plan = [.. WorkHabits.Plan(company.Seed, person, day)];
            if (company.Runaway is { } runaway && runaway.Person.Id == person.Id && day >= runaway.From && day < runaway.To)
            {
                plan = [WorkHabits.Plan(runaway, day)];
            }

            foreach (UseFact fact in plan.SelectMany(item => Meter.Facts(company.Seed, item)))
            {
                yield return fact;
            }

            if (plan.Count > 0 && CodeExecution.Of(company.Seed, person, day) is { } execution)
            {
                yield return execution;
            }
        }

        foreach (Service service in company.Services)
        {
            foreach (UseFact fact in Meter.Facts(company.Seed, WorkHabits.Plan(company.Seed, service, day)))
            {
                yield return fact;
            }
        }
    }
}
