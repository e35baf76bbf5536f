namespace Finops.Core;

/// <summary>A secret of an environment variable, or of the file that another one names. Never of configuration or arguments.</summary>
public static class Secret
{
    /// <summary>The secret and where it stands, for errors; null where neither variable says anything.</summary>
    /// <param name="variable">The environment variable; with <c>_FILE</c> appended it names a file instead.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="FinopsException">Exit code 2: the file cannot be read.</exception>
    public static (string? Value, string Where) Find(string variable, Func<string, string?> environment)
    {
        var fileVariable = variable + "_FILE";
        var value = environment(variable)?.Trim();
        if (!string.IsNullOrEmpty(value) || environment(fileVariable) is not { Length: > 0 } path)
        {
            return (string.IsNullOrEmpty(value) ? null : value, $"environment variable {variable}");
        }

        var where = $"the file named by {fileVariable}";
        try
        {
            return (File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : null, where);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinopsException(
                ExitCode.Usage,
                new Problem(
                    where,
                    "a readable file that holds the key",
                    $"{path} cannot be read ({error.GetType().Name})",
                    "check the path and its permissions"
                ),
                error
            );
        }
    }
}
