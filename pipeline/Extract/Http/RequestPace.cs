namespace Finops.Extract.Http;

/// <summary>Keeps to a vendor's "so many requests a minute": a request waits until fewer than the limit were sent in the last minute.</summary>
public sealed class RequestPace(int perMinute, TimeProvider clock)
{
    private readonly Queue<DateTimeOffset> sent = new();

    /// <summary>Waits for a free place and takes it.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (sent.Count >= perMinute)
        {
            var free = sent.Peek() + TimeSpan.FromMinutes(1) - clock.GetUtcNow();
            if (free > TimeSpan.Zero)
            {
                await Task.Delay(free, clock, cancellationToken);
                continue;
            }

            sent.Dequeue();
        }

        sent.Enqueue(clock.GetUtcNow());
    }
}
