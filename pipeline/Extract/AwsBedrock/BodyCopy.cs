namespace Finops.Extract.AwsBedrock;

/// <summary>Copies an answer's body to a file as it comes, in pieces of one buffer.</summary>
internal static class BodyCopy
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Copies to the end. A body may take as long as it needs, but not stand still: the client's own time limit ends with the headers.</summary>
    /// <param name="from">The body.</param>
    /// <param name="to">The file.</param>
    /// <param name="patience">The longest wait for the next piece.</param>
    /// <param name="cancellationToken">Stops copying.</param>
    /// <returns>The length in bytes.</returns>
    /// <exception cref="TimeoutException">Nothing came for that long.</exception>
    public static async Task<long> RunAsync(Stream from, Stream to, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var buffer = new byte[BufferSize];
        long bytes = 0;
        while (await ReadAsync() is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            bytes += read;
        }

        return bytes;

        async Task<int> ReadAsync()
        {
            limit.CancelAfter(patience);
            try
            {
                return await from.ReadAsync(buffer, limit.Token);
            }
            catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"nothing came for {patience.TotalSeconds:0} seconds, after {bytes} bytes", error);
            }
        }
    }
}
