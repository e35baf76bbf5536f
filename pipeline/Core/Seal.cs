namespace Finops.Core;

/// <summary>
/// The SHA-256 of a published build in a file beside it, as sha256sum writes it. A build goes on only from a file that is still what was published: root may
/// write it whatever its mode, and one changed figure would live on in every later build.
/// </summary>
public static class Seal
{
    /// <summary>Writes the seal of a file that is complete.</summary>
    public static void Write(string file) => File.WriteAllText(PathOf(file), $"{Sha256.OfFile(file)}  {Path.GetFileName(file)}\n");

    /// <summary>Removes it with the file that it belongs to.</summary>
    public static void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Whether a copy holds what was sealed; false without a seal.</summary>
    /// <param name="sealedFile">The published file.</param>
    /// <param name="copy">What was read of it.</param>
    public static bool IsOf(string sealedFile, string copy) =>
        File.Exists(PathOf(sealedFile)) && File.ReadAllText(PathOf(sealedFile)).Split(' ')[0] == Sha256.OfFile(copy);

    private static string PathOf(string file) => file + ".sha256";
}
