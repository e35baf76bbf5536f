using Finops.Core;
using Finops.Extract.Files;

namespace Finops.Extract.Reference;

/// <summary>
/// The tables that people keep in the home's reference folder: prices, who bills what, anomaly rules (README beside this file).
/// Every CSV there that has a contract in schemas/raw/reference lands; a new one needs a contract and nothing here.
/// </summary>
public sealed class ReferenceSource : ISource
{
    private static readonly string[] OfOtherSources = ["people", "cost_centers"];

    /// <inheritdoc/>
    public string Id => "reference";

    /// <inheritdoc/>
    public Task ExtractAsync(ExtractRequest request, IExtraction extraction, CancellationToken cancellationToken)
    {
        var contracts = CsvContract.LoadOfPeople(Id);
        foreach (var file in FileFinder.Find(request.Files ?? request.Settings.Files ?? request.Home.Reference, request.Home, ".csv"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetFileNameWithoutExtension(file.Path);
            if (contracts.TryGetValue(name, out var contract))
            {
                CsvLanding.Land(request, extraction, Id, name, name, file, contract, row => row.ToJson(), mayBeEmpty: true);
            }
            else if (!OfOtherSources.Contains(name) && NearestName.Of(name, contracts.Keys) is { } meant)
            {
                extraction.Refuse(
                    meant,
                    [
                        new Problem(
                            file.Part,
                            "a table that is known, or a name of its own",
                            $"a name like that of {meant}.csv",
                            $"did you mean {meant}.csv? Rename the file, or move it elsewhere"
                        ),
                    ]
                );
            }
            else if (!OfOtherSources.Contains(name))
            {
                request.Log.Write(
                    "file_ignored",
                    ("source", Id),
                    ("file", file.Part),
                    ("known", string.Join(" ", contracts.Keys.Concat(OfOtherSources).Select(known => known + ".csv")))
                );
            }
        }

        return Task.CompletedTask;
    }
}
