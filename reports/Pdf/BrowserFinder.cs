namespace Finops.Reports.Pdf;

/// <summary>Finds the browser that prints: FINOPS_BROWSER, else the usual names on the PATH, else the usual places of the system.</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class BrowserFinder(Func<string, string?> environment)
{
    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "microsoft-edge-stable",
        "chrome",
        "msedge",
    ];

    private static readonly string[] MacPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsPlaces =
    [
        @"Google\Chrome\Application\chrome.exe",
        @"Chromium\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
    ];

    public BrowserFinder()
        : this(Environment.GetEnvironmentVariable) { }

    /// <summary>The browser's program file.</summary>
    /// <exception cref="BrowserNotFoundException">There is none, or FINOPS_BROWSER names none.</exception>
    public string Find()
    {
        if (environment("FINOPS_BROWSER") is { Length: > 0 } wanted)
        {
            return (Path.GetFileName(wanted) == wanted ? OnPath(wanted) : Existing(wanted))
                ?? throw new BrowserNotFoundException($"FINOPS_BROWSER names “{wanted}”, and there is no such program");
        }

        return Names.Select(OnPath).Concat(Places().Select(Existing)).FirstOrDefault(found => found is not null)
            ?? throw new BrowserNotFoundException($"none of {string.Join(", ", Names[..6])} is on the PATH or in its usual place");
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    private string? OnPath(string name) =>
        (environment("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder =>
                Existing(Path.Combine(folder, OperatingSystem.IsWindows() && !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name + ".exe" : name))
            )
            .FirstOrDefault(found => found is not null);

    private IEnumerable<string> Places()
    {
        if (OperatingSystem.IsMacOS())
        {
            return MacPlaces;
        }

        return OperatingSystem.IsWindows()
            ? new[] { "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA" }.Select(environment).OfType<string>().SelectMany(_ => WindowsPlaces, Path.Combine)
            : [];
    }
}
