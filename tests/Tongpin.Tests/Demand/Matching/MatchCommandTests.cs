using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Tongpin.Demand.Matching;

namespace Tongpin.Tests.Demand.Matching;

public sealed class MatchCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("match");

    public void Dispose() => folder.Delete(recursive: true);

    private string Result => Path.Combine(folder.FullName, "r.csv");

    private string File(string name, string text, bool bom = false)
    {
        var path = Path.Combine(folder.FullName, name);
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(System.IO.File.Create(path), CompressionLevel.Fastest) : System.IO.File.Create(path);
        stream.Write([.. bom ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)]);
        return path;
    }

    private (int Code, string Errors) Run(string catalogue, string queries, params string[] more)
    {
        var errors = new StringWriter();
        var parsed = MatchCommand.Create().Parse(["--catalogue", catalogue, "--queries", queries, "--out", Result, .. more]);
        return (parsed.Invoke(new() { Output = errors, Error = errors }), errors.ToString());
    }

    private string Catalogue => File("c.csv", "id,text\na,软件技术\n\"b,1\",会计\nc,truck driver\n", bom: true);

    [Fact]
    public void Every_query_row_gets_its_ranked_answers()
    {
        var (code, _) = Run(Catalogue, File("q.csv.gz", "text\n软件\n!!\n\"会计, 出纳\"\n"), "--top", "1", "--explain");

        var lines = System.IO.File.ReadAllLines(Result);
        Assert.Equal(0, code);
        Assert.Equal("query_row,rank,id,score,words,runner_up,runner_up_score", lines[0]);
        Assert.StartsWith("1,1,a,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("3,1,\"b,1\",", lines[2], StringComparison.Ordinal);
        Assert.Contains("会计 +", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Pairs_and_synonyms_are_used()
    {
        var (code, _) = Run(Catalogue, File("q.csv", "text\n飞手\n挑夫\n"), "--train", File("t.csv", "text,id\n飞手,c\n"), "--synonyms", File("s.csv", "text,id\n挑夫,a\n"), "--top", "1");

        Assert.Equal(0, code);
        Assert.Equal(["1,1,c", "2,1,a"], System.IO.File.ReadAllLines(Result).Skip(1).Select(l => l[..5]));
    }

    [Fact]
    public void Words_that_mean_the_same_may_be_given()
    {
        Run(Catalogue, File("q.csv", "text\n码农\n"), "--synonyms", File("s.csv", "text,text\n码农,软件 开发\n"), "--top", "1");

        Assert.StartsWith("1,1,a", System.IO.File.ReadAllLines(Result)[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code,text\na,b\n", "text\nx\n", "c2.csv", "id")]
    [InlineData("id,text\na,b\n,c\n", "text\nx\n", "c2.csv", "2")]
    [InlineData("id,text\n", "text\nx\n", "c2.csv", "")]
    [InlineData("id,text\na,b\n", "title\nx\n", "q.csv", "text")]
    [InlineData("id,text\na,b\n", "", "q.csv", "")]
    public void A_bad_file_is_named_and_nothing_is_written(string catalogue, string queries, string file, string place)
    {
        var (code, errors) = Run(File("c2.csv", catalogue), File("q.csv", queries));

        Assert.Equal(2, code);
        Assert.Contains(file, errors, StringComparison.Ordinal);
        Assert.Contains(place, errors, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Result));
        Assert.Empty(folder.GetFiles("*.tmp"));
    }

    [Fact]
    public void A_failed_run_leaves_the_old_result_alone()
    {
        System.IO.File.WriteAllText(Result, "old");

        Assert.Equal(2, Run(Catalogue, Path.Combine(folder.FullName, "absent.csv")).Code);
        Assert.Equal("old", System.IO.File.ReadAllText(Result));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var path = Path.Combine(folder.FullName, "gbk.csv");
        System.IO.File.WriteAllBytes(path, [.. "text\n"u8, 0xC8, 0xED, 0xBC, 0xFE, 0x0A]);

        var (code, errors) = Run(Catalogue, path);

        Assert.Equal(2, code);
        Assert.Contains("gbk.csv", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_top_below_one_is_refused() => Assert.NotEqual(0, Run(Catalogue, File("q.csv", "text\nx\n"), "--top", "0").Code);
}
