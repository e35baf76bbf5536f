using Finops.Core;

namespace Finops.Verbs;

/// <summary>Keeps invented and real figures apart: a home holds the sample company or a real one, never both.</summary>
public static class SampleHome
{
    /// <summary>Marks an empty home as the sample company's.</summary>
    /// <exception cref="FinopsException">Exit code 2: something real has landed there.</exception>
    public static void Claim(Home home)
    {
        if (Directory.Exists(home.Raw) && !IsSample(home))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(home.Raw, "an empty home, or one the demo made", "landed data of a real company", "finops demo --home <empty folder>")
            );
        }

        Directory.CreateDirectory(home.Raw);
        File.WriteAllText(Mark(home), "This home holds the invented sample company.\n");
    }

    /// <summary>Refuses to mix real data into the sample company's home.</summary>
    /// <exception cref="FinopsException">Exit code 2.</exception>
    public static void Refuse(Home home)
    {
        if (IsSample(home))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    home.Raw,
                    "a home for your own data",
                    "the invented sample company that `finops demo` landed",
                    "finops init --home <empty folder>, then extract with the same --home"
                )
            );
        }
    }

    private static bool IsSample(Home home) => File.Exists(Mark(home));

    private static string Mark(Home home) => Path.Combine(home.Raw, ".sample");
}
