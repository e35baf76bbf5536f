namespace Finops.Core;

/// <summary>One writer per home: held while something is extracted, built or published. Readers need no lock.</summary>
public sealed class HomeLock : IDisposable
{
    private readonly FileStream file;
    private readonly Home home;

    private HomeLock(FileStream file, Home home)
    {
        this.file = file;
        this.home = home;
        EmptyTemporary(); // what a killed run left behind
        Directory.CreateDirectory(home.Temporary);
    }

    /// <summary>Takes the lock at once, or fails with exit code 2: another run is writing this home.</summary>
    /// <exception cref="FinopsException">Another process holds it.</exception>
    public static HomeLock Take(Home home)
    {
        Directory.CreateDirectory(home.Root);
        var path = Path.Combine(home.Root, ".lock");
        try
        {
            // The operating system lets go of it when the process ends, however it ends.
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new HomeLock(held, home);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    path,
                    "no other run writing this home",
                    "another finops process holds the lock",
                    "wait until it is done, or look for it with `ps`; readers and `finops query` need no lock"
                ),
                error
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        EmptyTemporary();
        file.Dispose();
    }

    private void EmptyTemporary()
    {
        if (Directory.Exists(home.Temporary))
        {
            Directory.Delete(home.Temporary, recursive: true);
        }
    }
}
