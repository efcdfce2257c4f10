using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tongpin.Records.Store;

namespace Tongpin.Tests.Records;

/// <summary>Statements as they lie in the database.</summary>
public sealed class PackedTests
{
    private const string Ordinary = """
        {"id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee","actor":{"objectType":"Agent","name":"王小虎","account":{"homePage":"https://lms.example.edu.cn","name":"2026010117"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/answered","display":{"en-US":"answered"}},"object":{"objectType":"Activity","id":"https://lms.example.edu.cn/mod/quiz/view.php?id=4711","definition":{"type":"http://adlnet.gov/expapi/activities/assessment","name":{"zh-CN":"发酵工艺第三次测验"}}},"result":{"score":{"scaled":0.85,"raw":85,"min":0,"max":100},"success":true,"completion":true,"duration":"PT12M7S"},"timestamp":"2026-03-02T08:14:00+08:00"}
        """;

    [Fact]
    public void What_is_packed_comes_out_as_it_was()
    {
        Gen.String.Array[0, 60].Sample(texts =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(texts.Index().ToDictionary(t => $"{t.Index}", t => t.Item));
            Assert.Equal(json, Packed.Unpack(Packed.Pack(json)));
        });
        Gen.Int[0, 400_000].Sample(length =>
        {
            var json = Encoding.UTF8.GetBytes($"{{\"x\":\"{new string('很', length)}\"}}");
            Assert.Equal(json, Packed.Unpack(Packed.Pack(json)));
        }, iter: 20);
    }

    [Fact]
    public void An_ordinary_statement_takes_less_than_half_of_its_length() => Assert.InRange(Packed.Pack(Encoding.UTF8.GetBytes(Ordinary)).Length, 1, Encoding.UTF8.GetByteCount(Ordinary) / 2);

    [Fact]
    public void Nothing_grows_by_being_packed()
    {
        Assert.Equal("{}"u8, Packed.Pack("{}"u8));
        Assert.Equal("{\"x\":1}"u8, Packed.Pack("{\"x\":1}"u8));
    }

    [Fact]
    public void The_dictionary_is_what_it_was_when_the_first_statement_was_packed() =>
        Assert.Equal("88401831b521fe33444df0678bc4c07f807588311a8ddd9f9c7c4c6cfe62a17c", Convert.ToHexStringLower(SHA256.HashData(Packed.Dictionary)));

    [Fact]
    public void What_this_version_cannot_unpack_is_an_error()
    {
        var packed = Packed.Pack(Encoding.UTF8.GetBytes(Ordinary));
        Assert.Contains("dictionary that this version does not know (2)", Assert.Throws<InvalidDataException>(() => Packed.Unpack([2, .. packed[1..]])).Message, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Packed.Unpack(packed[..^20])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Packed.Unpack([]));
    }

    [Fact]
    public async Task Packed_from_many_sides_at_once_they_stay_apart()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(side => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                var json = Encoding.UTF8.GetBytes(Ordinary.Replace("4711", $"{side}-{i}", StringComparison.Ordinal));
                Assert.Equal(json, Packed.Unpack(Packed.Pack(json)));
            }
        })));
    }

    [Fact]
    public async Task Statements_of_before_are_read_as_they_were()
    {
        await using var lrs = await Lrs.Open();
        (await lrs.Post(Ordinary)).EnsureSuccessStatusCode();
        var told = (await lrs.Find("")).ToJsonString();
        await lrs.House.In(async db => await db.Database.ExecuteSqlAsync($"UPDATE records_statement SET packed = {Encoding.UTF8.GetBytes(Ordinary)}"));

        Assert.Equal(told, (await lrs.Find("")).ToJsonString());
        Assert.Equal(Encoding.UTF8.GetBytes(Ordinary), await lrs.House.In(db => db.Set<Statement>().Select(s => s.Packed).SingleAsync()));
    }
}
