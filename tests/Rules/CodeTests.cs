using System.Text.RegularExpressions;

namespace Finops.Tests.Rules;

/// <summary>House rules that a search of the code can check.</summary>
public sealed partial class CodeTests
{
    private static readonly string[] VagueNames = ["Utils", "Util", "Utilities", "Helpers", "Helper", "Common", "Managers", "Manager", "Misc", "Shared"];

    [Fact]
    public void Money_InCSharp_IsNeverADouble() => Found(FloatingMoney());

    [Fact]
    public void Time_InThePrograms_ComesFromTheTimeProvider() => Found(WallClock());

    [Fact]
    public void TheSystemsClock_IsTakenOnlyByTheCommandLine() =>
        Rule.Holds(
            CommittedFiles.Code.Where(file =>
                !file.StartsWith("pipeline/Cli/", StringComparison.Ordinal)
                && file != "pipeline/Core/RunLog.cs"
                && CommittedFiles.Read(file).Contains("TimeProvider.System", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Chance_InThePrograms_IsSeeded() => Found(UnseededChance());

    /// <summary>DuckDB.NET's appender cuts a text at a NUL without a word: rows reach DuckDB .</summary>
    [Fact]
    public void Appender_OfDuckDb_IsNotUsed() => Found(Appender());

    [Fact]
    public void Errors_AreCaughtWholesale_OnlyByProgramAndSchedule() =>
        Rule.Holds(
            from file in CommittedFiles.Code
            where file is not ("pipeline/Program.cs" or "pipeline/Schedule/JobFiring.cs") // one job's bug must not stop the others
            from match in CatchAll().Matches(CommittedFiles.Read(file))
            where
                !match.Value.Contains("when", StringComparison.Ordinal)
                && !CommittedFiles.Read(file)[match.Index..].Split("\n        }", 2)[0].Contains("throw", StringComparison.Ordinal)
            select $"{file}: {match.Value.Trim()}"
        );

    [Fact]
    public void Types_OfAFile_AreOneNamedAsTheFile() =>
        Rule.Holds(
            from file in CommittedFiles.Code
            where file.EndsWith(".cs", StringComparison.Ordinal)
            let types = PublicType().Matches(CommittedFiles.Read(file)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList()
            where types.Count > 1 || (types.Count == 1 && types[0] != Path.GetFileNameWithoutExtension(file))
            select $"{file}: {string.Join(", ", types)}"
        );

    [Fact]
    public void Classes_ThatArePublic_AreSealedStaticOrAbstract() =>
        Rule.Holds(from file in CommittedFiles.Code from match in OpenClass().Matches(CommittedFiles.Read(file)) select $"{file}: {match.Value}");

    [Fact]
    public void Names_OfFoldersAndTypes_SayWhatTheyAre() =>
        Rule.Holds(
            CommittedFiles.All.Where(file =>
                file.Split('/').Any(part => VagueNames.Contains(Path.GetFileNameWithoutExtension(part), StringComparer.OrdinalIgnoreCase))
                || Regex.IsMatch(file, @"(Utils?|Helpers?|Managers?)\.cs$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            )
        );

    private static void Found(Regex pattern) =>
        Rule.Holds(from file in CommittedFiles.Code from match in pattern.Matches(CommittedFiles.Read(file)) select $"{file}: {match.Value.Trim()}");

    [GeneratedRegex(@"\b(double|float)\b\??\s+\w*(Usd|Amount|Cost|Cents|Price|usd|amount|cost|cents|price)\w*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FloatingMoney();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bEnvironment\.TickCount", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bnew Random\(\)|\bRandom\.Shared\b|\bRandomNumberGenerator\b", RegexOptions.None, 1000)]
    private static partial Regex UnseededChance();

    [GeneratedRegex(@"\bCreateAppender\b", RegexOptions.None, 1000)]
    private static partial Regex Appender();

    [GeneratedRegex(@"^\s*catch( \(Exception( \w+)?\))?(\s+when.*)?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex CatchAll();

    [GeneratedRegex(
        @"^public ((static|sealed|abstract|partial|readonly|ref) )*(class|record struct|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^(public|internal) (partial )?class \w+", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex OpenClass();
}
