namespace Finops.Land;

/// <summary>Recursive descent over DuckDB's type names.</summary>
internal sealed class RawTypeParser(string text)
{
    private int at;

    public RawType Parse()
    {
        var type = Text("STRUCT(") ? Struct() : Scalar();
        while (Text("[]"))
        {
            type = new RawType(RawKind.List, Element: type);
        }

        return type;
    }

    private RawType Struct()
    {
        var fields = new Dictionary<string, RawType>(StringComparer.Ordinal);
        do
        {
            var name = Name();
            at++; // the blank between name and type
            fields[name] = Parse();
        } while (Text(", "));
        at++; // the closing parenthesis
        return new RawType(RawKind.Struct, fields);
    }

    private RawType Scalar()
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or ')' or '['))
        {
            at++;
        }

        var name = text[start..at];
        return new RawType(
            name switch
            {
                "VARCHAR" => RawKind.Text,
                "UBIGINT" => RawKind.Count,
                "BIGINT" => RawKind.Integer,
                "DOUBLE" => RawKind.Number,
                "BOOLEAN" => RawKind.Boolean,
                "DATE" => RawKind.Date,
                "TIMESTAMP WITH TIME ZONE" => RawKind.Time,
                "JSON" => RawKind.Json,
                _ => throw new InvalidOperationException($"A raw contract has no use for the type {name}; schemas/raw/README.md lists those it has."),
            }
        );
    }

    private string Name()
    {
        if (text[at] != '"')
        {
            var start = at;
            at = text.IndexOf(' ', at);
            return text[start..at];
        }

        var end = text.IndexOf('"', at + 1);
        var name = text[(at + 1)..end];
        at = end + 1;
        return name;
    }

    private bool Text(string expected)
    {
        if (!text.AsSpan(at).StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        at += expected.Length;
        return true;
    }
}
