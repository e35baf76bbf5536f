using Finops.Simulator.Staff;
using Finops.Simulator.Vendors.AwsBedrock;
using Microsoft.AspNetCore.Http;

namespace Finops.Simulator.Files;

/// <summary>AWS's export as a copy of the bucket has it: a bucket is recorded by copying it.</summary>
public static class BedrockFiles
{
    /// <summary>Writes the files of every month before <paramref name="to"/> as they are at the clock, under the folders and names that they have in the
    /// bucket.</summary>
    public static void Write(string folder, Company company, DateTimeOffset clock, DateOnly to)
    {
        var objects = new ExportObjects(new BedrockBill(company));
        var request = new ApiRequest("GET", "/", new QueryCollection(), new HeaderDictionary(), "", clock, new Faults(), "");
        foreach (
            string key in objects
                .Keys(request)
                .Where(key => key.Split("BILLING_PERIOD=") is [_, var period] && string.CompareOrdinal(period, $"{to:yyyy-MM}") < 0)
        )
        {
            string path = Path.Combine(folder, key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, objects.Bytes(key, request)!);
        }
    }
}
