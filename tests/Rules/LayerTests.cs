using System.Text.RegularExpressions;

namespace Finops.Tests.Rules;

/// <summary>Who may use whom, read from the code's `Finops.X` names against one table.</summary>
public sealed partial class LayerTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Database"] = ["Core"],
        ["Land"] = ["Core", "Database"],
        ["Build"] = ["Core", "Database", "Land"],
        ["Publish"] = ["Core"],
        ["Close"] = ["Core", "Database", "Land"],
        ["Explain"] = ["Core", "Database"],
        ["Export"] = ["Core", "Database"],
        ["Extract"] = ["Core"],
        ["Notify"] = ["Core"],
        ["Verbs"] = ["Core", "Database", "Land", "Build", "Publish", "Close", "Explain", "Export", "Extract", "Notify", "Reports"],
        ["Schedule"] = ["Core", "Verbs", "Extract", "Reports"], // of Extract only the list of source ids, of Reports only the printer
        ["Cli"] = ["Core", "Database", "Land", "Build", "Publish", "Close", "Explain", "Export", "Extract", "Verbs", "Schedule", "Reports"],
        ["Reports"] = [],
    };

    // Packages and the folders they stay in.
    private static readonly Dictionary<string, string[]> MayImport = new(StringComparer.Ordinal)
    {
        ["System.CommandLine"] = ["Cli"],
        ["Spectre.Console"] = ["Cli"],
        ["Quartz"] = ["Schedule"],
        ["Polly"] = ["Extract"],
        ["Amazon"] = ["Extract"],
        ["MailKit"] = ["Notify"],
        ["MimeKit"] = ["Notify"],
        ["System.Net.Mail"] = [], // it leaves a login out that it cannot do
        ["CsvHelper"] = ["Cli", "Export", "Extract"],
        ["ScottPlot"] = ["Reports"],
        ["SkiaSharp"] = ["Reports"],
        ["SpreadCheetah"] = ["Export"],
        ["DuckDB.NET"] = ["Build", "Cli", "Database", "Explain", "Export", "Land", "Reports", "Verbs"],
        ["Microsoft.AspNetCore"] = ["Reports"],
        ["PuppeteerSharp"] = ["Reports"],
    };

    [Fact]
    public void Folders_OfThePipeline_StandInTheTable() =>
        Assert.Equal(
            MayUse.Keys.Order(StringComparer.Ordinal),
            CommittedFiles.Code.Select(Folder).Where(folder => folder != "Program.cs").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Namespaces_OfEveryFile_AreItsFolders() =>
        Rule.Holds(
            CommittedFiles
                .Code.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && file != "pipeline/Program.cs")
                .Where(file =>
                    Namespace().Match(CommittedFiles.Read(file)).Groups["name"].Value
                    != Path.GetDirectoryName(file)!
                        .Replace("pipeline", "Finops", StringComparison.Ordinal)
                        .Replace("reports", "Finops.Reports", StringComparison.Ordinal)
                        .Replace('/', '.')
                )
        );

    [Fact]
    public void Names_UsedInEachFolder_AreAllowed() =>
        Rule.Holds(
            from file in CommittedFiles.Code
            where file != "pipeline/Program.cs"
            let folder = Folder(file)
            from used in Own().Matches(CommittedFiles.Read(file)).Select(match => match.Groups["folder"].Value).Distinct(StringComparer.Ordinal)
            where used != folder && MayUse.ContainsKey(used) && !MayUse[folder].Contains(used)
            select $"{file} uses Finops.{used}"
        );

    [Fact]
    public void Sources_UseNoOtherSource() =>
        Rule.Holds(
            from file in CommittedFiles.Code
            where file.StartsWith("pipeline/Extract/", StringComparison.Ordinal) && file.Count(letter => letter == '/') == 3
            let source = file.Split('/')[2]
            from used in OfExtract().Matches(CommittedFiles.Read(file)).Select(match => match.Groups["source"].Value)
            where used != source && used is not ("Files" or "Http")
            select $"{file} uses Finops.Extract.{used}"
        );

    [Fact]
    public void Packages_StayInTheirFolders() =>
        Rule.Holds(
            from file in CommittedFiles.Code
            from package in MayImport
            where
                Regex.IsMatch(
                    CommittedFiles.Read(file),
                    $@"^\s*@?using (static )?{Regex.Escape(package.Key)}\b",
                    RegexOptions.Multiline,
                    TimeSpan.FromSeconds(1)
                ) && !package.Value.Contains(Folder(file))
            select $"{file} imports {package.Key}"
        );

    private static string Folder(string file) => file.StartsWith("reports/", StringComparison.Ordinal) ? "Reports" : file.Split('/')[1];

    [GeneratedRegex(@"\bFinops\.(?<folder>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Own();

    [GeneratedRegex(@"\bFinops\.Extract\.(?<source>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfExtract();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();
}
