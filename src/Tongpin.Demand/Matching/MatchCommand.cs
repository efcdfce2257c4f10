using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using static Tongpin.Kernel.Words;

namespace Tongpin.Demand.Matching;

/// <summary><c>tongpin match</c>: files in, file out. Exit code 0 done, 2 for an input a person must correct; then nothing is written.</summary>
internal static class MatchCommand
{
    private const int Batch = 8192;

    /// <summary>So many queries are read beforehand to learn which words are common and which entries are usual.</summary>
    private const int Background = 50_000;

    public static Command Create()
    {
        var catalogue = new Option<string>("--catalogue") { Required = true, Description = L("目录 CSV：列 id,text（可 .gz）", "Catalogue CSV with columns id,text (.gz allowed)") };
        var train = new Option<string?>("--train") { Description = L("已确认的配对 CSV：列 text,id", "Confirmed pairs, CSV with columns text,id") };
        var synonyms = new Option<string?>("--synonyms") { Description = L("别名 CSV：列 text,id，或第二列为同义词语", "Other names, CSV with columns text,id; or text,text: words that mean the same") };
        var queries = new Option<string>("--queries") { Required = true, Description = L("待匹配 CSV：列 text", "Queries, CSV with column text") };
        var top = new Option<int>("--top") { DefaultValueFactory = _ => 10, Description = L("每行最多给出几个", "At most so many answers per query") };
        var output = new Option<string>("--out") { Required = true, Description = L("结果 CSV：query_row（数据行，从 1 起）,rank,id,score（0–1）", "Result CSV: query_row (data row, from 1), rank, id, score (0–1)") };
        var explain = new Option<bool>("--explain") { Description = L("另加三列：words（起决定作用的词及其分量）,runner_up,runner_up_score（其余条目中得分最高者）", "Add three columns: words (that decided, with their parts of the evidence), runner_up, runner_up_score (the best other entry)") };
        var command = new Command("match", L("把文本匹配到目录条目", "Match texts to catalogue entries")) { catalogue, train, synonyms, queries, top, output, explain };
        top.Validators.Add(result =>
        {
            // What is no number at all the parser refuses.
            if (result.Tokens is [var typed] && int.TryParse(typed.Value, CultureInfo.InvariantCulture, out var most) && most is < 1 or > 1000) result.AddError(L("--top 须在 1 到 1000 之间", "--top must be between 1 and 1000"));
        });
        command.SetAction((parsed, ct) => Task.FromResult(Run(
            new(parsed.GetValue(catalogue)!, parsed.GetValue(train), parsed.GetValue(synonyms), parsed.GetValue(queries)!,
                parsed.GetValue(top), parsed.GetValue(output)!, parsed.GetValue(explain)),
            parsed.InvocationConfiguration.Error, ct)));
        return command;
    }

    private sealed record Job(string Catalogue, string? Train, string? Synonyms, string Queries, int Top, string Out, bool Explain);

    private static int Run(Job job, TextWriter progress, CancellationToken ct)
    {
        var unfinished = $"{job.Out}.{Guid.NewGuid():N}.tmp";
        try
        {
            var matcher = Train(job, ct);
            progress.WriteLine(L("已学习，开始匹配", "Trained, matching"));
            using (var file = File.Create(unfinished))
            using (Stream stream = job.Out.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file)
            using (var result = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16))
            {
                result.Write(job.Explain ? "query_row,rank,id,score,words,runner_up,runner_up_score\n" : "query_row,rank,id,score\n");
                var row = 0;
                foreach (var batch in CsvTable.Read(job.Queries, "text").Chunk(Batch))
                {
                    string[] texts = [.. batch.Select(b => b[0])];
                    foreach (var (text, answer) in texts.Zip(matcher.MatchAll(texts, job.Top, ct: ct))) Write(result, matcher, job.Explain, ++row, text, answer);
                    if (row % (Batch * 16) == 0) progress.WriteLine(L($"已匹配 {row} 行", $"{row} rows matched"));
                }
                progress.WriteLine(L($"完成，共 {row} 行", $"Done, {row} rows"));
            }
            File.Move(unfinished, job.Out, overwrite: true);
            return 0;
        }
        catch (Exception refusal) when (refusal is BadInput or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            progress.WriteLine(refusal.Message);
            return 2;
        }
        finally
        {
            // There may be no such folder.
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }

    private static Matcher Train(Job job, CancellationToken ct)
    {
        var entries = CsvTable.Read(job.Catalogue, "id", "text").Select(r => new CatalogueEntry(r[0], r[1])).ToList();
        if (entries.Count == 0) throw new BadInput(L($"{job.Catalogue}：没有数据行", $"{job.Catalogue}: no data rows"));
        var pairs = job.Train is null ? [] : CsvTable.Read(job.Train, "text", "id").Select(r => new KnownText(r[0], r[1])).ToList();
        var (names, meanings) = job.Synonyms is null ? ([], []) : Synonyms(job.Synonyms, entries, pairs);
        var background = CsvTable.Read(job.Queries, "text").Take(Background).Select(r => r[0]).ToList();
        return Matcher.Train(entries, pairs, names, background, JobWords.GeneralAnd(meanings), ct);
    }

    /// <summary>The second column is an id, or the text of an entry, or else words that mean the same as the first.</summary>
    private static (List<KnownText> Names, List<(string, string)> Meanings) Synonyms(string file, List<CatalogueEntry> entries, List<KnownText> pairs)
    {
        var ids = entries.Select(e => e.Id).Concat(pairs.Select(p => p.Id)).ToHashSet();
        var idOf = entries.GroupBy(e => TextFeatures.Normalise(e.Text)).ToDictionary(g => g.Key, g => g.First().Id);
        var (names, meanings) = (new List<KnownText>(), new List<(string, string)>());
        foreach (var row in CsvTable.Read(file, "text", "id|text"))
        {
            if (ids.Contains(row[1])) names.Add(new(row[0], row[1]));
            else if (idOf.TryGetValue(TextFeatures.Normalise(row[1]), out var id)) names.Add(new(row[0], id));
            else meanings.Add((row[0], row[1]));
        }
        return (names, meanings);
    }

    private static void Write(StreamWriter result, Matcher matcher, bool explain, int row, string text, Candidate[] answer)
    {
        for (var i = 0; i < answer.Length; i++)
        {
            result.Write(string.Create(CultureInfo.InvariantCulture, $"{row},{i + 1},{CsvTable.Quote(answer[i].Id)},{answer[i].Score:0.######}"));
            if (explain)
            {
                var why = matcher.Explain(text, answer[i].Id)!;
                var words = why.Words.Take(8).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Word} {w.Evidence:+0.00;-0.00}"));
                result.Write($",{CsvTable.Quote(string.Join("; ", words))},");
                if (why.RunnerUp is { } other) result.Write(string.Create(CultureInfo.InvariantCulture, $"{CsvTable.Quote(other.Id)},{other.Score:0.######}"));
                else result.Write(',');
            }
            result.Write('\n');
        }
    }
}
