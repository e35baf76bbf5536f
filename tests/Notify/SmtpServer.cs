using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Finops.Tests.Notify;

/// <summary>A mail server on a loopback port that speaks enough SMTP (RFC 5321) for a client that neither encrypts nor logs in, and keeps what it takes.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<SmtpMail> mails = new();

    public SmtpServer()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<SmtpMail> Mails => [.. mails];

    /// <summary>Answer to RCPT TO; null takes it.</summary>
    public Func<string, string?> Recipient { get; set; } = _ => null;

    /// <summary>Greeting; anything but 220 turns the client away.</summary>
    public string Greeting { get; set; } = "220 loopback ready";

    /// <summary>Waited between having a mail and saying so.</summary>
    public Func<TimeSpan> AnswerAfter { get; set; } = () => TimeSpan.Zero;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync(Greeting);
            await ConverseAsync(reader, writer);
        }
        catch (IOException)
        {
            // the client was killed
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        var recipient = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO" or "MAIL" or "RSET" or "NOOP":
                    await writer.WriteLineAsync("250 loopback");
                    break;
                case "RCPT":
                    recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync(Recipient(recipient) ?? "250 taken");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 end with a dot");
                    if (await ReadMailAsync(reader) is { } text)
                    {
                        mails.Enqueue(SmtpMail.Parse(recipient, text));
                        await Task.Delay(AnswerAfter());
                        await writer.WriteLineAsync("250 taken");
                    }

                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("502 not spoken here");
                    break;
            }
        }
    }

    // Null when the client is gone before the dot: such a mail was never handed over.
    private static async Task<string?> ReadMailAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line == ".")
            {
                return text.ToString();
            }

            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return null;
    }
}
