using Finops.Core;

namespace Finops.Tests.Errors;

/// <summary>What somebody meant: near names, and none where nothing is near.</summary>
public sealed class NearestNameTests
{
    [Theory]
    [InlineData("costcenter_id", "cost_center_id")]
    [InlineData("Cost Center ID", "cost_center_id")]
    [InlineData("cost_centre_id", "cost_center_id")]
    [InlineData("email", "emails")]
    [InlineData("valid_form", "valid_from")]
    [InlineData("github", null)]
    [InlineData("phone", null)]
    [InlineData("", null)]
    public void Name_WithASlip_IsTheOneMeant(string written, string? meant) =>
        Assert.Equal(meant, NearestName.Of(written, ["person_id", "emails", "github_login", "cost_center_id", "valid_from", "valid_to"]));
}
