using Finops.Extract.Http;
using Finops.Extract.Openai;

namespace Finops.Tests.Sources.Openai;

/// <summary>The response bodies that the vendor itself documents.</summary>
public sealed class OpenaiExampleTests
{
    [Fact]
    public async Task DocumentedBodies_LandWithoutAnUnknownField()
    {
        var folder = RealData.Find("openai-api-examples");
        using var home = new TestHome();
        var answers = new List<(string Request, int Status, string Body)>
        {
            (OpenaiAnswers.Costs, 200, Body("costs")),
            (OpenaiAnswers.Total, 200, Body("costs")),
            ("/v1/organization/users?limit=100", 200, Body("users")),
            ("/v1/organization/projects?limit=100&include_archived=true", 200, Body("projects")),
            ("/v1/organization/projects/proj_abc/api_keys?limit=100", 200, Body("projects__project_id__api_keys")),
            ("/v1/organization/projects/proj_abc/service_accounts?limit=100", 200, OpenaiAnswers.NoRows),
        };
        foreach (var report in OpenaiQueries.Others.Where(report => report.Path.StartsWith("usage/", StringComparison.Ordinal)))
        {
            answers.Add((OpenaiQueries.Of(report, OpenaiAnswers.Day), 200, Body(report.Path.Replace("/", "__", StringComparison.Ordinal))));
        }

        // The completions example names a next page.
        answers.Add(
            (
                OpenaiQueries.Of(OpenaiQueries.Others.Single(report => report.Path == "usage/completions"), OpenaiAnswers.Day)
                    + "&page=page_AAAAAGdGxdEiJdKOAAAAAGcqsYA%3D",
                200,
                """{"object":"page","data":[],"has_more":false,"next_page":null}"""
            )
        );

        var summary = await home.LandAsync(new OpenaiSource(), RecordedFolder.Write(home, answers), OpenaiAnswers.Day);

        Assert.Empty(summary.UnknownFields);
        Assert.Equal(
            "0.060000000000|0.060000000000",
            home.Query("SELECT CAST(g.billed_usd AS VARCHAR), CAST(t.billed_usd AS VARCHAR) FROM stg_openai__costs g, stg_openai__costs_total t")
        );
        Assert.Equal(
            "500|400|100|500|5",
            home.Query("SELECT uncached_input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, request_count FROM stg_openai__usage_completions")
        );
        Assert.Equal(
            "45|20|2|1024|1|2|2",
            home.Query(
                "SELECT s.character_count, t.second_count, i.image_count, v.stored_bytes, c.session_count, f.call_count, w.call_count FROM "
                    + "stg_openai__usage_audio_speeches s, stg_openai__usage_audio_transcriptions t, stg_openai__usage_images i, "
                    + "stg_openai__usage_vector_stores v, stg_openai__usage_code_interpreter_sessions c, stg_openai__usage_file_search_calls f, "
                    + "stg_openai__usage_web_search_calls w"
            )
        );
        Assert.Equal(
            "16|16",
            home.Query("SELECT e.uncached_input_tokens, m.uncached_input_tokens FROM stg_openai__usage_embeddings e, stg_openai__usage_moderations m")
        );
        Assert.Equal(
            "key_abc|user|user_abc|proj_abc|1",
            home.Query("SELECT api_key_id, owner_type, owner_id, project_id, (SELECT count(*) FROM stg_openai__users) FROM stg_openai__api_keys")
        );

        string Body(string name) => File.ReadAllText(Path.Combine(folder, $"get_organization__{name}_0.json"));
    }

    [Fact]
    public void DocumentedBodies_AllAreObjectsThatNameThemselves()
    {
        var files = Directory.GetFiles(RealData.Find("openai-api-examples"), "*.json");
        Assert.Equal(36, files.Length);
        Assert.All(files, file =>
        {
            var body = JsonAnswer.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            Assert.NotNull(body.Text("object") ?? body.Text("id"));
        });
    }
}
