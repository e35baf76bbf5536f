namespace Finops.Simulator;

/// <summary>
/// Seeded random numbers (SplitMix64) keyed by words: the same seed and words give the same numbers on every machine, and a day can be
/// drawn without drawing the days before it. Integers only, because floating point functions differ between platforms.
/// </summary>
public struct Dice
{
    private const ulong Prime = 1099511628211;
    private ulong state;

    private Dice(ulong state) => this.state = state;

    /// <summary>Dice for one purpose, for example <c>Dice.For(seed, "late", userId, "2026-05-01")</c>.</summary>
    public static Dice For(long seed, params ReadOnlySpan<string> words)
    {
        unchecked
        {
            ulong hash = 14695981039346656037UL ^ (ulong)seed;
            foreach (string word in words)
            {
                foreach (char letter in word)
                {
                    hash = (hash ^ letter) * Prime;
                }

                hash = (hash ^ 0x1F) * Prime;
            }

            return new Dice(hash);
        }
    }

    /// <summary>A number from 0 to <paramref name="bound"/> − 1.</summary>
    public int Next(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    /// <summary>True in <paramref name="permille"/> of 1000 cases.</summary>
    public bool Chance(int permille) => Next(1000) < permille;

    /// <summary>Letters and digits as vendors use them in identifiers.</summary>
    public string Letters(int count)
    {
        const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var letters = new char[count];
        for (int i = 0; i < count; i++)
        {
            letters[i] = Alphabet[Next(Alphabet.Length)];
        }

        return new string(letters);
    }

    /// <summary>A UUID of version 4's shape.</summary>
    public Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextBits());
        BitConverter.TryWriteBytes(bytes[8..], NextBits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The items in a drawn order.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        List<T> list = [.. items];
        for (int i = list.Count - 1; i > 0; i--)
        {
            int other = Next(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }

        return list;
    }

    private ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong bits = state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return bits ^ (bits >> 31);
        }
    }
}
