using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Tongpin.Records.Reading;

namespace Tongpin.Tests.Records;

/// <summary>Data requirements of xAPI 1.0.3 part 2 and IEEE 9274.1.1 4.2, named by clause.</summary>
public sealed class StatementReaderTests
{
    private const string Id = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";

    [Theory]
    // 2.2 formatting
    [InlineData("""{"actor":null,"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}}""", "records.type")]
    [InlineData("""{"Actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}}""", "records.property")]
    [InlineData("""{"actor":{"mbox":"mailto:a@b.example"},"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}}""", "records.twice")]
    [InlineData("""{"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}}""", "records.missing")]
    [InlineData("""{"actor":{"mbox":"mailto:a@b.example"},"object":{"id":"http://o.example/x"}}""", "records.missing")]
    [InlineData("""{"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"}}""", "records.missing")]
    [InlineData("""{"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}} 1""", "records.json")]
    public void A_statement_of_the_wrong_shape_is_refused(string json, string rule) => Refused(json, rule);

    [Theory]
    // 2.4.2 actor
    [InlineData("""{"mbox":"a@b.example"}""", "records.value")]
    [InlineData("""{"mbox":"mailto:a"}""", "records.value")]
    [InlineData("""{"mbox_sha1sum":"abc"}""", "records.value")]
    [InlineData("""{"openid":"not an iri"}""", "records.value")]
    [InlineData("""{"account":{"name":"a"}}""", "records.missing")]
    [InlineData("""{"account":{"homePage":"http://h.example"}}""", "records.missing")]
    [InlineData("""{"name":"a"}""", "records.identifier")]
    [InlineData("""{"mbox":"mailto:a@b.example","openid":"http://o.example/a"}""", "records.identifier")]
    [InlineData("""{"objectType":"Person","mbox":"mailto:a@b.example"}""", "records.value")]
    [InlineData("""{"objectType":"Group"}""", "records.missing")]
    [InlineData("""{"mbox":"mailto:a@b.example","member":[]}""", "records.property")]
    [InlineData("""{"objectType":"Group","member":[{"objectType":"Group","mbox":"mailto:a@b.example"}]}""", "records.value")]
    [InlineData("""{"mbox":"mailto:a@b.example","name":3}""", "records.type")]
    public void An_actor_has_exactly_one_identifier_of_the_right_form(string actor, string rule) =>
        Refused($$$"""{"actor":{{{actor}}},"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}}""", rule);

    [Theory]
    // 2.4.3 verb, 2.4.4 object
    [InlineData("verb", """{"display":{"en":"x"}}""", "records.missing")]
    [InlineData("verb", """{"id":"passed"}""", "records.value")]
    [InlineData("verb", """{"id":"http://v.example/x","display":{"not a language":"x"}}""", "records.value")]
    [InlineData("object", """{"objectType":"Activity"}""", "records.missing")]
    [InlineData("object", """{"id":"ab=c://fails.example"}""", "records.value")]
    [InlineData("object", """{"id":"http://o.example/x","definition":{"type":"x"}}""", "records.value")]
    [InlineData("object", """{"id":"http://o.example/x","definition":{"extensions":{"x":1}}}""", "records.value")]
    [InlineData("object", """{"id":"http://o.example/x","definition":{"interactionType":"essay"}}""", "records.value")]
    [InlineData("object", """{"id":"http://o.example/x","definition":{"choices":[{"id":"a"}]}}""", "records.missing")]
    [InlineData("object", """{"id":"http://o.example/x","definition":{"interactionType":"choice","choices":[{"id":"a"},{"id":"a"}]}}""", "records.twice")]
    [InlineData("object", """{"objectType":"StatementRef"}""", "records.missing")]
    [InlineData("object", """{"objectType":"StatementRef","id":"x"}""", "records.value")]
    [InlineData("object", """{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"objectType":"SubStatement"}}""", "records.combination")]
    [InlineData("object", """{"objectType":"SubStatement","id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee","actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"id":"http://o.example/x"}}""", "records.property")]
    [InlineData("id", "\"x\"", "records.value")]
    [InlineData("timestamp", "\"2026-13-01T00:00:00Z\"", "records.value")]
    [InlineData("timestamp", "\"2026-11-01T00:00:00-00:00\"", "records.value")]
    [InlineData("version", "\"1.1.0\"", "records.value")]
    [InlineData("authority", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]}""", "records.value")]
    // 2.4.5 result
    [InlineData("result", """{"score":{"scaled":1.01}}""", "records.value")]
    [InlineData("result", """{"score":{"raw":5,"max":4}}""", "records.value")]
    [InlineData("result", """{"score":{"min":5,"max":5}}""", "records.value")]
    [InlineData("result", """{"success":"true"}""", "records.type")]
    [InlineData("result", """{"duration":"PT"}""", "records.value")]
    // 2.4.6 context
    [InlineData("context", """{"registration":"x"}""", "records.value")]
    [InlineData("context", """{"team":{"mbox":"mailto:a@b.example"}}""", "records.value")]
    [InlineData("context", """{"language":"not a language"}""", "records.value")]
    [InlineData("context", """{"contextActivities":{"sibling":[]}}""", "records.property")]
    [InlineData("context", """{"contextAgents":[{"objectType":"contextAgent"}]}""", "records.missing")]
    [InlineData("context", """{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.example"},"relevantTypes":[]}]}""", "records.value")]
    // 2.4.11 attachments
    [InlineData("attachments", """[{"usageType":"http://u.example/x","contentType":"text/plain","length":1,"sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}]""", "records.missing")]
    [InlineData("attachments", """[{"usageType":"http://u.example/x","display":{"en":"x"},"contentType":"text/plain","length":"1","sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}]""", "records.type")]
    public void A_property_with_a_value_that_the_standard_does_not_allow_is_refused(string property, string value, string rule)
    {
        var statement = JsonNode.Parse(Lrs.Statement())!.AsObject();
        statement[property] = JsonNode.Parse(value);
        Refused(statement.ToJsonString(), rule);
    }

    [Fact]
    public void Context_agents_belong_to_version_2_only()
    {
        var json = Lrs.Statement(more: ""","context":{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:b@b.example"},"relevantTypes":["http://t.example/x"]}]}""");

        Assert.Single(Read(json));
        Assert.Equal("records.property", Assert.Throws<Refusal>(() => new StatementReader(Encoding.UTF8.GetBytes(json), second: false).ReadAll(out _)).Rule.Key);
    }

    [Fact]
    public void A_reference_goes_with_voiding_and_revision_with_activities_only()
    {
        Refused(Lrs.Statement().Replace("http://verbs.example/passed", "http://adlnet.gov/expapi/verbs/voided", StringComparison.Ordinal), "records.combination");
        Refused("""{"actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/x"},"object":{"objectType":"Agent","mbox":"mailto:b@b.example"},"context":{"revision":"1"}}""", "records.combination");
    }

    [Fact]
    public void What_queries_need_is_extracted()
    {
        var draft = Read(Lrs.Statement(Id, more: ""","result":{"score":{"scaled":0.5},"success":true},"context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7"},"timestamp":"2026-11-01T08:00:00+08:00" """))[0];

        Assert.Equal(Guid.Parse(Id), draft.Id);
        Assert.Equal("http://verbs.example/passed", draft.Verb);
        Assert.Equal(("mbox:mailto:ann@college.example", "ann"), (draft.Agents[0].Ifi, draft.Agents[0].Name));
        Assert.Equal("http://things.example/course", draft.Activities[0].Iri);
        Assert.Equal((0.5, true), (draft.Scaled!.Value, draft.Success!.Value));
        Assert.Equal(Guid.Parse("ec531277-b57b-4c15-8d91-d292c5b2b8f7"), draft.Registration);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), draft.Timestamp);
        Assert.Equal(4, draft.Terms.Count);
    }

    [Fact]
    public void Invalid_utf8_says_where_it_is_and_deep_json_how_deep_it_may_be()
    {
        byte[] broken = [.. Encoding.UTF8.GetBytes("{\"actor\":\""), 0xff, .. "\"}"u8];
        var utf8 = Assert.Throws<Refusal>(() => new StatementReader(broken, true).ReadAll(out _));
        Assert.Equal(("records.utf8", true), (utf8.Rule.Key, utf8.Words.En.Contains("byte 10", StringComparison.Ordinal)));

        Refused(Lrs.Statement(more: $$$""","context":{"extensions":{"http://e.example/deep":{{{string.Concat(Enumerable.Repeat("[", 100))}}}{{{string.Concat(Enumerable.Repeat("]", 100))}}} }}"""), "records.depth");
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_no_text_wherever_it_stands()
    {
        foreach (var more in (string[])[""","context":{"extensions":{"http://e.example/x":"\ud800"}}""", ""","result":{"response":"\udc00"}""", ""","result":{"extensions":{"http://e.example/x":{"\ud800":1}}}"""])
            Refused(Lrs.Statement(more: more), "records.json");
    }

    [Theory]
    [InlineData("P1Y2M3DT4H5M6.7S", true)]
    [InlineData("P4W", true)]
    [InlineData("PT0S", true)]
    [InlineData("P", false)]
    [InlineData("PT", false)]
    [InlineData("P1DT", false)]
    [InlineData("1D", false)]
    [InlineData("P4W1D", false)]
    public void Durations_are_those_of_ISO_8601(string text, bool valid) => Assert.Equal(valid, Formats.IsDuration(text));

    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("zh-Hans-CN", true)]
    [InlineData("en", true)]
    [InlineData("x-klingon", true)]
    [InlineData("i-klingon", true)]
    [InlineData("a-DE", false)]
    [InlineData("zh CN", false)]
    [InlineData("", false)]
    public void Languages_are_those_of_RFC_5646(string text, bool valid) => Assert.Equal(valid, Formats.IsLanguage(text));

    [Fact]
    public void An_instant_means_the_same_in_every_zone() =>
        Gen.Select(Gen.Long[0, 4_000_000_000], Gen.Int[-14 * 60, 14 * 60]).Sample((seconds, minutes) =>
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(minutes));
            var text = at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture).Replace("-00:00", "+00:00", StringComparison.Ordinal);
            return Formats.IsInstant(text, out var read) && read == at;
        });

    [Fact]
    public void Equivalence_looks_at_what_is_meant_not_at_how_it_is_written()
    {
        var one = Encoding.UTF8.GetBytes(Lrs.Statement(Id, more: ""","timestamp":"2026-11-01T08:00:00+08:00","result":{"score":{"scaled":0.50}}"""));
        var same = Encoding.UTF8.GetBytes(""" { "timestamp":"2026-11-01T00:00:00.000Z", "stored":"2026-11-02T00:00:00Z", "result":{"score":{"scaled":0.5}}, "object":{"objectType":"Activity","id":"http://things.example/course","definition":{"name":{"en":"x"}}},"verb":{"id":"http://verbs.example/passed"},"actor":{"objectType":"Agent","mbox":"mailto:ann@college.example"} } """);

        Assert.True(Equivalence.Same(one, same));
        foreach (var (was, now) in ((string, string)[])[("0.50", "0.51"), ("passed", "failed"), ("ann@", "bob@"), ("08:00:00+08", "08:00:01+08"), ("things.example/course", "things.example/other")])
            Assert.False(Equivalence.Same(one, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(one).Replace(was, now, StringComparison.Ordinal))));
    }

    private static List<StatementDraft> Read(string json) => new StatementReader(Encoding.UTF8.GetBytes(json), second: true).ReadAll(out _);

    private static void Refused(string json, string rule)
    {
        var refusal = Assert.Throws<Refusal>(() => Read(json));
        Assert.Equal((rule, 400), (refusal.Rule.Key, refusal.Status));
    }
}
