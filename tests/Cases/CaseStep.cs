namespace Finops.Tests.Cases;

/// <summary>One step of a script with what is expected of it.</summary>
/// <param name="Number">Its line in the script.</param>
/// <param name="Text">What is done.</param>
/// <param name="Expected">The indented lines below it.</param>
internal sealed record CaseStep(int Number, string Text, IReadOnlyList<string> Expected)
{
    /// <summary>The first word: what kind of step it is.</summary>
    public string Kind => Text.Split(' ', 2)[0];

    /// <summary>The steps of a script: a line each; # begins prose, and what is indented belongs to the step above.</summary>
    public static IReadOnlyList<CaseStep> Read(string file)
    {
        var steps = new List<CaseStep>();
        foreach (var (index, line) in File.ReadAllLines(file).Index().Where(line => !line.Item.StartsWith('#') && line.Item.Trim().Length > 0))
        {
            if (line.StartsWith(' '))
            {
                steps[^1] = steps[^1] with { Expected = [.. steps[^1].Expected, line.Trim()] };
            }
            else
            {
                steps.Add(new CaseStep(index + 1, line.TrimEnd(), []));
            }
        }

        return steps;
    }
}
