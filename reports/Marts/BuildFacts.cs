namespace Finops.Reports.Marts;

/// <summary>The identity of the build that made the warehouse, from meta.build.</summary>
internal sealed record BuildFacts(string BuildId, DateTimeOffset AsOfUtc, string ProgramVersion, string EngineVersion, string Organization, string InputsSha256)
{
    internal const string Sql = "SELECT build_id, as_of_utc, program_version, engine_version, organization, inputs_sha256 FROM meta.build";

    internal static BuildFacts Read(MartRow row) =>
        new(
            row.Text("build_id"),
            row.InstantOrNull("as_of_utc") ?? throw new InvalidOperationException("meta.build holds no as_of_utc."),
            row.Text("program_version"),
            row.Text("engine_version"),
            row.Text("organization"),
            row.Text("inputs_sha256")
        );
}
