using Finops.Tests.Cli;
using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Dropped CSV files with something wrong.</summary>
public sealed class CsvErrorTests(DemoHome demo) : ErrorTest(demo)
{
    private const string PeopleHeader =
        "person_id,display_name,emails,anthropic_user_id,github_login,department,business_unit,manager_id,cost_center_id,valid_from,valid_to\n";
    private const string SpendHeader =
        "user_email,account_uuid,product,model,total_requests,total_prompt_tokens,total_completion_tokens,total_net_spend_usd,total_gross_spend_usd\n";
    private const string SpendFile = "spend-report-abc-2026-10-01-to-2026-10-31.csv";

    [Fact]
    public Task People_EmptyFile() =>
        PeopleAsync(
            "",
            """
            HOME/people.csv
              expected:   a header and at least one row
              found:      an empty file
              Try: export it again; to clear data, remove the file from the drop folder instead
            """
        );

    [Fact]
    public Task People_HeaderOnly() =>
        PeopleAsync(
            PeopleHeader,
            """
            HOME/people.csv
              expected:   at least one row
              found:      only a header
              Try: export it again; a file without rows would clear what landed before
            """
        );

    [Fact]
    public Task People_BrokenQuotes() =>
        PeopleAsync(
            PeopleHeader + "p1,A\"x,a@x,,,D,B,,CC-1100,2026-05-01,\np2,B,b@x,,,\"D\"x,B,,CC-1100,2026-05-01,\n",
            """
            HOME/people.csv:2
              expected:   quotes around a whole cell, doubled inside it
              found:      a quote inside a cell without quotes
              Try: mend the line, or export the file again
            HOME/people.csv:3
              expected:   quotes around a whole cell, doubled inside it
              found:      text after a closing quote
              Try: mend the line, or export the file again
            """
        );

    [Fact]
    public Task People_QuoteNeverClosed() =>
        PeopleAsync(
            PeopleHeader + "p1,\"A,a@x,,,D,B,,CC-1100,2026-05-01,\n",
            """
            HOME/people.csv:2
              expected:   quotes around a whole cell, doubled inside it
              found:      a quote that is never closed
              Try: mend the line, or export the file again
            HOME/people.csv:2
              expected:   11 cells, like the header
              found:      2
              Try: a cell with a comma in it needs quotes
            """
        );

    [Fact]
    public Task People_CommaWithoutQuotes() =>
        PeopleAsync(
            PeopleHeader + "p1,Moreno, Ada,a@x,,,D,B,,CC-1100,2026-05-01,\n",
            """
            HOME/people.csv:2
              expected:   11 cells, like the header
              found:      12
              Try: a cell with a comma in it needs quotes
            """
        );

    [Fact]
    public Task People_Semicolons() =>
        PeopleAsync(
            PeopleHeader.Replace(',', ';') + "p1;A\n",
            """
            HOME/people.csv:1
              expected:   cells separated by commas
              found:      semicolons
              Try: save it as "CSV UTF-8 (comma delimited)", or set the list separator to a comma
            """
        );

    [Fact]
    public Task People_MissingColumn() =>
        PeopleAsync(
            "person_id,display_name,emails\np1,A,a@x\n",
            """
            HOME/people.csv:1 valid_from
              expected:   a column of that name
              found:      none; the header has: person_id, display_name, emails
              Try: add the column, or rename the one that holds it
            """
        );

    [Fact]
    public Task People_DuplicateHeader() =>
        PeopleAsync(
            PeopleHeader.Replace("valid_to", "Emails", StringComparison.Ordinal) + "p1,A,a@x,,,D,B,,CC-1100,2026-05-01,b@x\n",
            """
            HOME/people.csv:1 emails
              expected:   each column once
              found:      2 columns of that name
              Try: remove or rename all but one
            """
        );

    [Fact]
    public Task People_NotUtf8()
    {
        Home.Write("people.csv", [.. System.Text.Encoding.UTF8.GetBytes(PeopleHeader + "p1,Jos"), 0xE9, .. ",a@x,,,D,B,,CC-1100,2026-05-01,\n"u8]);
        return RefusedAsync(
            1,
            """
            HOME/people.csv
              expected:   UTF-8 text
              found:      bytes that are not UTF-8 (Unable to translate bytes [E9] at index 138 from specified code page to Unicode.)
              Try: save it as "CSV UTF-8"
            """,
            "extract",
            "--source",
            "people",
            "--file",
            In("people.csv")
        );
    }

    [Fact]
    public Task People_DayInAnotherForm() =>
        PeopleAsync(
            PeopleHeader + "p1,A,a@x,,,D,B,,CC-1100,01.05.2026,\n",
            """
            people.csv:2 valid_from
              expected:   a day as yyyy-MM-dd
              found:      "01.05.2026"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );

    [Fact]
    public Task People_OverlappingValidity() =>
        SomePeopleAsync(
            "p1,A,a@x,,,D,B,,CC-1100,2026-05-01,\np1,A,a@x,,,D,B,,CC-1200,2026-08-01,\n",
            """
            people.csv:3 valid_from
              expected:   one line for p1 on each day
              found:      2026-08-01..open overlaps line 2 (2026-05-01..open)
              Try: end the earlier line (valid_to) on the day the later one begins (valid_from)
            """
        );

    [Fact]
    public Task People_UnknownCostCenter() =>
        SomePeopleAsync(
            "p1,A,a@x,,,D,B,,CC-9999,2026-05-01,\n",
            """
            people.csv:2 cost_center_id
              expected:   a cost center of cost_centers.csv, or nothing
              found:      CC-9999
              Try: add it to cost_centers.csv, or mend it here; both files can land together
            """
        );

    [Fact]
    public Task People_NoSuchFile() =>
        RefusedAsync(
            2,
            """
            HOME/nope.csv
              expected:   a file, a folder with .csv files, or a glob that matches some
              found:      nothing at HOME/nope.csv
              Try: check the path; after --file it starts at the working directory, in finops.json at the home. In a shell, quote a glob
            """,
            "extract",
            "--source",
            "people",
            "--file",
            In("nope.csv")
        );

    [Fact]
    public async Task People_ByteOrderMarkAndCrLf_Land()
    {
        byte[] bytes =
        [
            0xEF,
            0xBB,
            0xBF,
            .. System.Text.Encoding.UTF8.GetBytes(
                PeopleHeader.Replace("\n", "\r\n", StringComparison.Ordinal) + "p1,\"Moreno, Ada\",a@x,,,D,B,,CC-1100,2026-05-01,\r\n"
            ),
        ];
        Home.Write("people.csv", [.. bytes, .. System.Text.Encoding.UTF8.GetBytes(TheOthers)]);
        Assert.Equal(0, (await Terminal.RunAsync("extract", "--source", "people", "--file", In("people.csv"), "--home", Home.Path)).ExitCode);
    }

    [Fact]
    public async Task SpendReport_ThousandsSeparators_Land()
    {
        Home.Write(SpendFile, SpendHeader + "a@x,u,Chat,claude-sonnet-5,\"1,200\",2,3,\"1,234.50\",\"1,300.00\"\n");
        Assert.Equal(0, (await Terminal.RunAsync("extract", "--source", "spend-report", "--file", In(SpendFile), "--home", Home.Path)).ExitCode);
    }

    [Fact]
    public Task SpendReport_AmountsThatAreNoNumbers() =>
        SpendReportAsync(
            "a@x,u,Chat,claude-sonnet-5,1,2,3,\"1,5\",NaN\n",
            $"""
            {SpendFile}:2 total_net_spend_usd
              expected:   an amount as a plain decimal
              found:      "1,5"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            {SpendFile}:2 total_gross_spend_usd
              expected:   an amount as a plain decimal
              found:      "NaN"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );

    [Fact]
    public Task SpendReport_NegativeAndHalfCounts() =>
        SpendReportAsync(
            "a@x,u,Chat,claude-sonnet-5,1,-2,3.5,1,1\n",
            $"""
            {SpendFile}:2 total_prompt_tokens
              expected:   a whole number, 0 or more
              found:      "-2"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            {SpendFile}:2 total_completion_tokens
              expected:   a whole number, 0 or more
              found:      "3.5"
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );

    [Fact]
    public Task SpendReport_EmptyFile()
    {
        Home.Write(SpendFile, "");
        return RefusedAsync(
            1,
            $"""
            {SpendFile}
              expected:   at least one line
              found:      an empty file
              Try: copy or export it again, or remove it
            """,
            "extract",
            "--source",
            "spend-report",
            "--file",
            In(SpendFile)
        );
    }

    // Rows for some people before the sample's: people.csv lands whole, and owners of accounts must stay in it.
    private Task SomePeopleAsync(string rows, string says) => PeopleAsync(PeopleHeader + rows + TheOthers, says);

    private static string TheOthers =>
        string.Concat(File.ReadLines(System.IO.Path.Combine(DemoHome.Sample, "people", "people.csv")).Skip(1).Select(line => line + "\n"));

    private Task PeopleAsync(string text, string says)
    {
        Home.Write("people.csv", text);
        return RefusedAsync(1, says, "extract", "--source", "people", "--file", In("people.csv"));
    }

    private Task SpendReportAsync(string rows, string says)
    {
        Home.Write(SpendFile, SpendHeader + rows);
        return RefusedAsync(1, says, "extract", "--source", "spend-report", "--file", In(SpendFile));
    }
}
