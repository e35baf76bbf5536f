namespace Finops.Tests.SqlModels;

/// <summary>
/// A company's daily spend, from a seed: what a forecast meets. Cost centers of a few to a hundred people, each with its own noise that carries over to the
/// next day, weekends at a twentieth to a
/// quarter of a working day, holidays, growth that changes its pace, teams that grow or leave overnight, agents that run away for a day or three, a vendor that
/// begins later, seat fees
/// on the first of the month.
/// </summary>
internal sealed class SpendingCompany
{
    /// <summary>First day of spend.</summary>
    public static readonly DateOnly Start = new(2025, 5, 1);

    /// <summary>The as-of day; the days before it are whole.</summary>
    public static readonly DateOnly AsOf = new(2026, 11, 3);

    private static readonly string[] Vendors = ["anthropic", "openai", "github"];
    private readonly Random chance;

    /// <summary>A company with that many cost centers.</summary>
    public SpendingCompany(int seed, int centers)
    {
        chance = new Random(seed);
        double growth = Normal(0.02, 0.02),
            weekend = Between(0.05, 0.25);
        int lateVendor = chance.Next(2) == 0 ? 200 : 0;
        var holidays = Enumerable.Range(0, Days).Where(_ => chance.Next(50) == 0).ToHashSet();
        Charges = [.. Enumerable.Range(0, centers).SelectMany(number => Center($"CC-{number:000}", growth, weekend, lateVendor, holidays))];
    }

    /// <summary>A company of these charges.</summary>
    public SpendingCompany(IEnumerable<SpendDay> charges)
    {
        chance = new Random(0);
        Charges = [.. charges];
    }

    /// <summary>What each cost center is charged per vendor and day, in whole cents.</summary>
    public IReadOnlyList<SpendDay> Charges { get; }

    private static int Days => AsOf.DayNumber - Start.DayNumber;

    private List<SpendDay> Center(string center, double companyGrowth, double companyWeekend, int lateVendor, HashSet<int> holidays)
    {
        var days = new List<SpendDay>();
        double people = Math.Max(1, Math.Exp(Normal(1.9, 0.9)));
        double usdPerHead = Math.Exp(Normal(1.5, 0.6));
        foreach (string vendor in Vendors.Take(1 + chance.Next(Vendors.Length)))
        {
            double share = Between(0.2, 1),
                growth = companyGrowth + Normal(0, 0.03),
                weekend = companyWeekend * Math.Exp(Normal(0, 0.4));
            double deviation = 0.15 + 0.7 / Math.Sqrt(people),
                carried = 0,
                level = 0;
            double[] weekday = [.. Enumerable.Range(0, 7).Select(day => day is 0 or 6 ? weekend : Math.Exp(Normal(0, 0.08)))];
            int runaway = 0;
            for (int day = 0; day < Days; day++)
            {
                growth = chance.Next(120) == 0 ? companyGrowth + Normal(0, 0.03) : growth;
                level += growth / 30.4 + Normal(0, 0.008) + (chance.Next(180) == 0 ? Normal(0, 0.3) : 0);
                carried = 0.35 * carried + deviation * Normal(0, 1);
                runaway = chance.Next(1500) == 0 ? 1 + chance.Next(3) : runaway - 1;
                var date = Start.AddDays(day);
                double usd =
                    people
                    * usdPerHead
                    * share
                    * Math.Exp(level + carried - deviation * deviation / 2)
                    * weekday[(int)date.DayOfWeek]
                    * (holidays.Contains(day) ? 0.3 : 1)
                    * (date.Month == 8 ? 0.92 : 1)
                    * (runaway > 0 ? 5 : 1);
                decimal fee = vendor == "github" && date.Day == 1 ? 19m * (int)people : 0m;
                if (vendor != "openai" || day >= lateVendor)
                {
                    days.Add(new SpendDay(center, vendor, date, Math.Round((decimal)usd, 2), fee));
                }
            }
        }

        return days;
    }

    private double Between(double from, double to) => from + (to - from) * chance.NextDouble();

    private double Normal(double mean, double deviation) =>
        mean + deviation * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
