using System.Reflection;

namespace Finops.Simulator.Shapes;

/// <summary>A distribution given by its quantiles (see README.md of this folder). One shape may have several columns, drawn independently.</summary>
public sealed class Shape
{
    private const int Steps = 4096;
    private readonly long[][] columns;

    private Shape(long[][] columns) => this.columns = columns;

    /// <summary>A person's share of the use; 1000 is the mean.</summary>
    public static Shape UserShare { get; } = Load("user-share");

    /// <summary>A day's use against the user's own mean; 1000 is the mean.</summary>
    public static Shape DayRatio { get; } = Load("day-ratio");

    /// <summary>Columns: input tokens, output tokens.</summary>
    public static Shape ChatRequest { get; } = Load("chat-request");

    /// <summary>Columns: input tokens, output tokens.</summary>
    public static Shape OfficeRequest { get; } = Load("office-request");

    /// <summary>Columns: uncached input, cache read, cache write, output tokens.</summary>
    public static Shape AgentTurn { get; } = Load("agent-turn");

    /// <summary>A drawn value.</summary>
    public long Draw(ref Dice dice, int column = 0) => columns[column][dice.Next(Steps)];

    /// <summary>The value at a level of 0 to 999 permille.</summary>
    public long At(int permille, int column = 0) => columns[column][permille * Steps / 1000];

    private static Shape Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Shapes/{name}.csv")
            ?? throw new InvalidOperationException($"The shape '{name}' is not embedded in the simulator.");
        using var reader = new StreamReader(stream);
        long[][] rows =
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(static line => line.Split(',').Select(long.Parse).ToArray()),
        ];
        return new Shape([.. Enumerable.Range(1, rows[0].Length - 1).Select(column => Interpolate(rows, column))]);
    }

    private static long[] Interpolate(long[][] rows, int column)
    {
        var values = new long[Steps];
        int upper = 1;
        for (int i = 0; i < Steps; i++)
        {
            long level = (2L * i + 1) * 1000;
            while (rows[upper][0] * 2 * Steps < level)
            {
                upper++;
            }

            long[] low = rows[upper - 1],
                high = rows[upper];
            values[i] = low[column] + (high[column] - low[column]) * (level - low[0] * 2 * Steps) / ((high[0] - low[0]) * 2 * Steps);
        }

        return values;
    }
}
