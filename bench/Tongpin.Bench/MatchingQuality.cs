using System.Diagnostics;
using Tongpin.Demand.Matching;

namespace Tongpin.Bench;

/// <summary>
/// Recall of the text matcher on labelled titles (English) and labelled adverts (Chinese), five folds. "All" counts a query whose true id is not in
/// the catalogue as one more query, nearly always a miss without training; "in catalogue" leaves it out.
/// </summary>
internal static class MatchingQuality
{
    private const int Folds = 5;

    public static void Run()
    {
        if (SharedData.Folder is null)
        {
            Console.WriteLine("The shared data folder is absent: put it beside the repository or set TONGPIN_SHARED. Nothing was measured.");
            return;
        }
        Chinese();
        English();
    }

    private static void English()
    {
        var titles = SharedData.Read("jobbert_titles_esco_validation.csv.gz", "vacancy_title", "esco_uri").Select(r => new KnownText(r[0], r[1])).ToList();
        var esco = SharedData.Read("esco_occupations_en.csv.gz", "esco_uri", "title", "description");
        var names = esco.Select(r => new CatalogueEntry(r[0], r[1])).ToList();
        var described = esco.Select(r => new CatalogueEntry(r[0], r[1] + " " + r[2])).ToList();
        var otherNames = OtherNames();

        Console.WriteLine($"English: {titles.Count} titles, {names.Count} entries, recall@1/5/10\n\n| case | all | in catalogue | s |\n| --- | --- | --- | ---: |");
        Report("titles, no pairs", names, titles, [], learn: false);
        Report("titles and descriptions, no pairs", described, titles, [], learn: false);
        Report("titles, pairs", names, titles, [], learn: true);
        Report("titles, pairs, same title-label pair only once", names, [.. titles.DistinctBy(t => (TextFeatures.Normalise(t.Text), t.Id))], [], learn: true);
        Report("titles and descriptions, pairs", described, titles, [], learn: true);
        Report("titles, no pairs, with synonyms", names, titles, otherNames, learn: false);
        Report("titles, pairs, with synonyms", names, titles, otherNames, learn: true);
    }

    /// <summary>O*NET alternate titles through the crosswalk, close and exact matches only.</summary>
    private static List<KnownText> OtherNames()
    {
        var crosswalk = SharedData.Read("onet_esco_crosswalk.csv.gz", "onet_soc", "esco_uri", "match_type")
            .Where(r => r[2] is "exactMatch" or "closeMatch").ToLookup(r => r[0], r => r[1]);
        return [.. SharedData.Read("onet27_alternate_titles.csv.gz", "onet_soc", "alternate_title").SelectMany(r => crosswalk[r[0]].Select(uri => new KnownText(r[1], uri)))];
    }

    /// <summary>51job 2023, title and tags to the first of the 20 commonest industries; no company stands on both sides.</summary>
    private static void Chinese()
    {
        var adverts = SharedData.Read("job_ads_cn.csv.gz", "source", "title", "tags", "company", "portal_industry")
            .Where(r => r[0] == "51job_2023" && r[4] != "").Select(r => (Text: r[1] + " " + r[2].Replace('|', ' '), Company: r[3], Industry: r[4].Split('|')[0])).ToList();
        var industries = adverts.CountBy(a => a.Industry).OrderByDescending(i => i.Value).ThenBy(i => i.Key, StringComparer.Ordinal).Take(20).Select(i => i.Key).ToList();
        var kept = adverts.Where(a => industries.Contains(a.Industry)).ToList();
        var catalogue = industries.Select(i => new CatalogueEntry(i, i)).ToList();

        Console.WriteLine($"\nChinese: {kept.Count} adverts, {industries.Count} industries, five folds by company, recall@1/5\n\n| method | recall |\n| --- | --- |");
        var (matcher, bayes, majority) = (new Recall(), new Recall(), new Recall());
        for (var fold = 0; fold < Folds; fold++)
        {
            var known = kept.Where(a => FoldOf(a.Company) != fold).Select(a => new KnownText(a.Text, a.Industry)).ToList();
            var asked = kept.Where(a => FoldOf(a.Company) == fold).ToList();
            var trained = Matcher.Train(catalogue, known, [], [], JobWords.General);
            var naive = new NaiveBayes(known);
            var commonest = known.CountBy(k => k.Id).OrderByDescending(k => k.Value).Select(k => k.Key).ToList();
            foreach (var (answer, advert) in trained.MatchAll([.. asked.Select(a => a.Text)], 10).Zip(asked))
            {
                matcher.Add(answer.Select(c => c.Id), advert.Industry);
                bayes.Add(naive.Rank(advert.Text), advert.Industry);
                majority.Add(commonest, advert.Industry);
            }
        }
        Console.WriteLine($"| commonest industry | {majority} |\n| naive Bayes on the same features | {bayes} |\n| matcher | {matcher} |");
    }

    private static void Report(string name, List<CatalogueEntry> catalogue, List<KnownText> titles, List<KnownText> synonyms, bool learn)
    {
        var clock = Stopwatch.StartNew();
        var known = catalogue.Select(c => c.Id).ToHashSet();
        var (all, inside) = (new Recall(), new Recall());
        var random = new Random(7);
        var folds = titles.Select(_ => random.Next(Folds)).ToArray();
        for (var fold = 0; fold < (learn ? Folds : 1); fold++)
        {
            var pairs = learn ? titles.Where((_, i) => folds[i] != fold).ToList() : [];
            var asked = learn ? titles.Where((_, i) => folds[i] == fold).ToList() : titles;
            var matcher = Matcher.Train(catalogue, pairs, synonyms, asked.ConvertAll(t => t.Text), JobWords.General);
            foreach (var (answer, title) in matcher.MatchAll([.. asked.Select(t => t.Text)], 10).Zip(asked))
            {
                all.Add(answer.Select(c => c.Id), title.Id);
                if (known.Contains(title.Id)) inside.Add(answer.Select(c => c.Id), title.Id);
            }
        }
        Console.WriteLine($"| {name} | {all} | {inside} | {clock.Elapsed.TotalSeconds:F0} |");
    }

    /// <summary>The same company falls into the same fold on every machine.</summary>
    private static int FoldOf(string company) => (int)(company.Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619) / 7 % Folds);

    private sealed class Recall
    {
        private int asked, first, five, ten;

        public void Add(IEnumerable<string> ranked, string truth)
        {
            asked++;
            var rank = ranked.TakeWhile(id => id != truth).Take(10).Count();
            if (!ranked.Take(10).Contains(truth)) return;
            if (rank < 1) first++;
            if (rank < 5) five++;
            ten++;
        }

        public override string ToString() => $"{first / (double)asked:F3} / {five / (double)asked:F3} / {ten / (double)asked:F3} (n = {asked})";
    }

    /// <summary>The baseline: multinomial naive Bayes over the matcher's word features, add-one smoothing.</summary>
    private sealed class NaiveBayes
    {
        private readonly TextFeatures features = new(JobWords.None);
        private readonly Dictionary<string, Dictionary<ulong, int>> counts = [];
        private readonly Dictionary<string, int> texts;
        private readonly HashSet<ulong> vocabulary = [];
        private readonly Dictionary<string, int> sums;

        public NaiveBayes(List<KnownText> known)
        {
            texts = known.CountBy(k => k.Id).ToDictionary();
            foreach (var (text, id) in known)
            {
                var bag = counts.TryGetValue(id, out var old) ? old : counts[id] = [];
                foreach (var key in Keys(text))
                {
                    bag[key] = bag.GetValueOrDefault(key) + 1;
                    vocabulary.Add(key);
                }
            }
            sums = counts.ToDictionary(c => c.Key, c => c.Value.Values.Sum());
        }

        public List<string> Rank(string text)
        {
            var keys = Keys(text).Where(vocabulary.Contains).ToList();
            return [.. texts.Keys.OrderByDescending(id => Math.Log(texts[id]) + keys.Sum(k => Math.Log((counts[id].GetValueOrDefault(k) + 1.0) / (sums[id] + vocabulary.Count))))];
        }

        private ulong[] Keys(string text)
        {
            features.Read(text);
            return [.. features.Words.Select(w => w.Key)];
        }
    }
}
