namespace Finops.Tests.Bindings;

public sealed class QueryTests
{
    [Fact]
    public void Reader_OverGeneratedRows_GivesEveryRow()
    {
        using var connection = Db.Open();
        using var command = connection.Command("select i, 'row ' || i from range(5000) t(i)");
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            Assert.Equal(rows, reader.GetInt64(0));
            Assert.Equal($"row {rows}", reader.GetString(1));
            rows++;
        }

        Assert.Equal(5000, rows);
    }
}
