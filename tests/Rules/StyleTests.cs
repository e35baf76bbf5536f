using System.Text.RegularExpressions;

namespace Finops.Tests.Rules;

/// <summary>How code looks where CSharpier leaves a choice.</summary>
public sealed partial class StyleTests
{
    private const int Columns = 160;

    /// <summary>What stands in quotes may be longer: a sentence, an address, a list of words. Tests hold vendors' answers as they came.</summary>
    [Fact]
    public void Lines_OfCodeAndSql_FitTheScreen() =>
        Rule.Holds(
            from file in CommittedFiles.All
            where !file.StartsWith("tests/", StringComparison.Ordinal)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".sql", StringComparison.Ordinal)
            from line in CommittedFiles.Read(file).Split('\n').Index()
            where Quoted().Replace(line.Item, "").Length > Columns
            select $"{file}:{line.Index + 1} has {line.Item.Length} columns"
        );

    [Fact]
    public void Cancellation_HasOneName() =>
        Rule.Holds(
            from file in CommittedFiles.Code
            from match in Cancellation().Matches(CommittedFiles.Read(file))
            where match.Groups["name"].Value != "cancellationToken"
            select $"{file}: {match.Value}"
        );

    [Fact]
    public void Sql_InCode_IsUpperCase() =>
        Rule.Holds(from file in CommittedFiles.Code from match in LowerCaseSql().Matches(CommittedFiles.Read(file)) select $"{file}: {match.Value.Trim()}");

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'[^']*'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bCancellationToken (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cancellation();

    [GeneratedRegex("\"\\s*(select|with \\w+ as \\() .*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LowerCaseSql();
}
