using Finops.Simulator.Staff;

namespace Finops.Simulator.Use;

/// <summary>Code execution: charged by time, with neither product nor model, counted in spans.</summary>
internal static class CodeExecution
{
    internal static UseFact? Of(long seed, Person person, DateOnly day)
    {
        var dice = Dice.For(seed, "code-execution", person.Id, day.ToString("yyyy-MM-dd"));
        if (person.Role == Role.Business || !dice.Chance(40))
        {
            return null;
        }

        int spans = dice.Between(1, 9);
        return new UseFact(person, new DateTimeOffset(day, new TimeOnly(dice.Between(8, 18), dice.Next(60)), TimeSpan.Zero))
        {
            Requests = spans,
            CodeMinutes = spans * dice.Between(5, 40),
        };
    }
}
