using Finops.Tests.EndToEnd;

namespace Finops.Tests.Errors;

/// <summary>Line-by-line JSON files with something wrong: file and line are named.</summary>
public sealed class EventErrorTests(DemoHome demo) : ErrorTest(demo)
{
    private const string GoodEvent =
        """{"ts":"2026-10-01T07:26:11.745Z","provider":"openai","user":"l","model":"gpt-6-sol","input_tokens":801,"cache_read_tokens":1,"cache_write_tokens":57,"output_tokens":73,"request_id":"a"}""";

    [Fact]
    public Task UsageEvents_BrokenLine() =>
        EventsAsync(
            GoodEvent + "\n{\"ts\":\"2026-10-01T07:26\n",
            """
            HOME/events.ndjson:2
              expected:   one JSON object a line
              found:      {"ts":"2026-10-01T07:26
              Try: mend or cut off the line; nothing has landed
            """
        );

    [Fact]
    public Task UsageEvents_NegativeAndHalfTokens() =>
        EventsAsync(
            GoodEvent + "\n" + GoodEvent.Replace(":801", ":-5", StringComparison.Ordinal).Replace(":57", ":1.5", StringComparison.Ordinal) + "\n",
            """
            HOME/events.ndjson:2 input_tokens
              expected:   a whole number, 0 or more
              found:      -5
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            HOME/events.ndjson:2 cache_write_tokens
              expected:   a whole number, 0 or more
              found:      1.5
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );

    [Fact]
    public Task UsageEvents_MissingField() =>
        EventsAsync(
            GoodEvent + "\n" + GoodEvent.Replace("\"model\"", "\"modell\"", StringComparison.Ordinal) + "\n",
            """
            HOME/events.ndjson:2 model
              expected:   a string
              found:      nothing
              Try: nothing has landed; mend the value, or, where the vendor changed the field, the contract in schemas/raw
            """
        );

    [Fact]
    public Task ClaudeCode_BrokenLine() =>
        SessionAsync(
            "{\"type\":\"assistant\"\n{}\n",
            """
            session.jsonl:1
              expected:   one JSON value a line
              found:      JSON that breaks at byte 20
              Try: copy the file again; if the line was never written whole, what it told is lost. All other lines have landed
            """
        );

    [Fact]
    public Task ClaudeCode_UsageWithoutTime() =>
        SessionAsync(
            """{"type":"assistant","message":{"id":"m","usage":{"input_tokens":12}}}""" + "\n",
            """
            session.jsonl:1 timestamp
              expected:   a time like 2026-10-01T09:00:00.000Z on a line with usage
              found:      nothing
              Try: copy the file again: usage without a day cannot be charged. All other lines have landed
            """
        );

    [Fact]
    public Task ClaudeCode_NegativeTokensAndText() =>
        SessionAsync(
            """{"type":"assistant","timestamp":"2026-10-01T09:00:00.000Z","message":{"id":"m","usage":{"input_tokens":-12,"output_tokens":"x"}}}""" + "\n",
            """
            session.jsonl:1 message.usage.input_tokens
              expected:   a whole number, 0 or more
              found:      -12
              Try: copy the file again. All other lines have landed
            session.jsonl:1 message.usage.output_tokens
              expected:   a whole number, 0 or more
              found:      "x"
              Try: copy the file again. All other lines have landed
            """
        );

    [Fact]
    public Task CsvWithTabs_SaysSo() =>
        CsvAsync(
            "ts\tprovider\tmodel\n"u8.ToArray(),
            """
            HOME/events.csv:1
              expected:   cells separated by commas
              found:      tabs
              Try: save it as "CSV UTF-8 (comma delimited)", or set the list separator to a comma
            """
        );

    [Fact]
    public Task CsvInLatin1_SaysSo() =>
        CsvAsync(
            [
                .. "ts,provider,user,model,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens\n2026-10-01T09:00:00Z,openai,Ren"u8,
                0xE9,
                .. "e,gpt-5,1,0,0,1\n"u8,
            ],
            """
            HOME/events.csv:2
              expected:   UTF-8 text
              found:      the byte 0xE9, as Latin-1 or Windows-1252 write "é"
              Try: export it as UTF-8, or convert it: iconv -t UTF-8 -f WINDOWS-1252 (or UTF-16); nothing has landed
            """
        );

    private Task CsvAsync(byte[] bytes, string says)
    {
        Home.Write("events.csv", "");
        File.WriteAllBytes(In("events.csv"), bytes);
        return RefusedAsync(1, says, "extract", "--source", "usage-events", "--file", In("events.csv"));
    }

    private Task EventsAsync(string text, string says)
    {
        Home.Write("events.ndjson", text);
        return RefusedAsync(1, says, "extract", "--source", "usage-events", "--file", In("events.ndjson"));
    }

    private Task SessionAsync(string text, string says)
    {
        Home.Write("session.jsonl", text);
        return SaysAsync(1, says, "extract", "--source", "claude-code", "--file", In("session.jsonl"));
    }
}
