using CsCheck;
using Tongpin.Demand.Matching;

namespace Tongpin.Tests.Demand.Matching;

public sealed class MatcherTests
{
    private static readonly CatalogueEntry[] Programmes =
        [new("510203", "软件技术"), new("530302", "大数据与会计"), new("460301", "机电一体化技术"), new("500210", "汽车技术服务与营销"), new("en1", "graphic designer"), new("en2", "truck driver")];

    private static readonly Matcher Untrained = Train();

    private static Matcher Train(params KnownText[] pairs) => Matcher.Train(Programmes, pairs, [], [], JobWords.General);

    [Theory]
    [InlineData("软件开发工程师（重庆）", "510203")]
    [InlineData("会计 五险一金", "530302")]
    [InlineData("机电维修", "460301")]
    [InlineData("Senior Graphic Designers", "en1")]
    [InlineData("ＴＲＵＣＫ driver - night shift", "en2")]
    [InlineData("lorry chauffeur", "en2")]
    public void Shared_words_find_the_entry_without_training(string text, string id) => Assert.Equal(id, Untrained.Match(text, 3)[0].Id);

    [Fact]
    public void The_text_of_an_entry_is_its_best_match() =>
        Assert.All(Programmes, p => Assert.Equal(p.Id, Untrained.Match(p.Text, 1).Single().Id));

    [Theory]
    [InlineData("储备干部", "500210")]
    [InlineData("软件销售", "500210")]
    [InlineData("Graphic design lead", "en2")]
    public void A_confirmed_pair_wins_next_time(string text, string id)
    {
        Assert.NotEqual(id, Untrained.Match(text, 1).FirstOrDefault().Id);
        Assert.Equal(id, Train(new KnownText(text, id)).Match(text, 1).Single().Id);
    }

    [Fact]
    public void An_id_that_only_a_pair_names_is_a_candidate() => Assert.Equal("new", Train(new KnownText("无人机飞手", "new")).Match("无人机 飞手", 1)[0].Id);

    [Fact]
    public void What_is_learned_reaches_similar_texts() =>
        Assert.Equal("500210", Train(new("储备店长", "500210"), new("门店储备店长", "500210")).Match("急聘储备店长（渝北）", 1)[0].Id);

    [Theory]
    [InlineData("软件销售工程师（重庆）")]
    [InlineData("Junior graphic designer / truck driver c++")]
    public void The_words_of_an_explanation_stand_in_the_text_and_sum_to_the_evidence(string text)
    {
        var matcher = Train(new("软件销售", "500210"), new("Junior designer", "en1"), new(text, "en1"));

        foreach (var candidate in matcher.Match(text, 10))
        {
            var why = matcher.Explain(text, candidate.Id)!;
            Assert.All(why.Words, w => Assert.Contains(w.Word, TextFeatures.Normalise(text), StringComparison.Ordinal));
            Assert.Equal(why.Evidence, why.Words.Sum(w => w.Evidence) + why.Confirmed + why.Usual, 4);
            Assert.Equal(candidate.Score, why.Score, 5);
            Assert.NotEqual(candidate.Id, why.RunnerUp?.Id);
        }
    }

    [Fact]
    public void The_deciding_word_comes_first() => Assert.Equal("会计", Untrained.Explain("会计实习 双休", "530302")!.Words[0].Word);

    [Fact]
    public void An_unknown_id_has_no_explanation() => Assert.Null(Untrained.Explain("会计", "no such id"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345 ！？ 😀")]
    [InlineData("\ud800 \udc00\udc00")]
    [InlineData("\0")]
    public void Text_without_known_words_gives_no_answer(string text) => Assert.Empty(Untrained.Match(text, 5));

    [Fact]
    public void Any_number_of_threads_gives_the_same_answers()
    {
        var matcher = Train(new("软件销售", "500210"), new("CAD 制图", "en1"));
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => $"{Programmes[i % 6].Text} {Programmes[i / 6 % 6].Text} {i}")];

        var alone = matcher.MatchAll(texts, 4, threads: 1);

        Assert.Equal(alone.SelectMany(a => a), matcher.MatchAll(texts, 4, threads: 4).SelectMany(a => a));
        Assert.Equal(alone.SelectMany(a => a), texts.SelectMany(t => matcher.Match(t, 4)));
    }

    [Fact]
    public void Training_twice_gives_the_same_scores()
    {
        KnownText[] pairs = [.. Enumerable.Range(0, 50).Select(i => new KnownText($"{Programmes[i % 6].Text} {i % 7} 岗", Programmes[i * 5 % 6].Id))];
        Assert.Equal(Train(pairs).Match("软件 岗", 6), Train(pairs).Match("软件 岗", 6));
    }

    [Fact]
    public void Answers_to_any_text_are_sorted_unique_and_within_bounds()
    {
        var matcher = Train(new("软件销售", "500210"), new("Junior designer", "en1"));
        var piece = Gen.OneOf(Gen.String, Gen.OneOf(Array.ConvertAll<string, Gen<string>>(["软件", "会计", "汽车", "graphic", "driver", "c++", "（重庆）", " ", "R&D", "ﬁtter"], t => Gen.Const(t))));
        Gen.Select(piece.Array[0, 8], Gen.Int[1, 10]).Sample((pieces, top) =>
        {
            var answer = matcher.Match(string.Concat(pieces), top);
            Assert.True(answer.Length <= top);
            Assert.All(answer, c => Assert.InRange(c.Score, 0, 1));
            Assert.Equal(answer.Length, answer.DistinctBy(c => c.Id).Count());
            Assert.Equal(answer.Select(c => c.Score).OrderDescending(), answer.Select(c => c.Score));
        }, iter: 2000);
    }
}
