using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand.Matching;

/// <summary>Keeps the trained matcher of the house; trained anew by every run of matching, and by the first who asks after a start.</summary>
internal sealed partial class MatcherShelf(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>Confirmed pairs and background texts that are read at most, the newest first.</summary>
    private const int MostTexts = 30_000;
    private const int MostLetters = 600;

    private readonly SemaphoreSlim door = new(1, 1);
    private Matcher? kept;

    /// <summary>The matcher of the last training; trains when there was none.</summary>
    public async Task<Matcher> Get(CancellationToken ct) => kept ?? await Train(anew: false, ct);

    /// <summary>Trains on the catalogue and on what people have confirmed.</summary>
    /// <exception cref="RuleBroken"><see cref="Rules.NoCatalogue"/></exception>
    public Task<Matcher> Train(CancellationToken ct) => Train(anew: true, ct);

    private async Task<Matcher> Train(bool anew, CancellationToken ct)
    {
        await door.WaitAsync(ct);
        try
        {
            // Whoever waited at the door behind the first takes what that one trained.
            if (!anew && kept is { } known) return known;

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TongpinDb>();
            var regulations = scope.ServiceProvider.GetRequiredService<IRegulations>();
            var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().BeijingDay();
            var levels = (await regulations.InForce(Regulations.MatchLevels, today, ct)).Json<string[]>();

            var entries = await db.Catalogue.OrderBy(c => c.Code).Select(c => new { c.Code, c.Name, c.ClassName, c.Level }).ToListAsync(ct);
            if (entries.Any(e => levels.Contains(e.Level))) entries = [.. entries.Where(e => levels.Contains(e.Level))];
            if (entries.Count == 0) throw Rules.NoCatalogue.Broken();
            var codes = entries.Select(e => e.Code).ToHashSet();
            var codeOfName = entries.GroupBy(e => e.Name).ToDictionary(g => g.Key, g => g.First().Code);

            var confirmed = await db.Adverts.AsNoTracking().Where(a => a.State == MatchState.Confirmed || a.State == MatchState.Corrected).OrderByDescending(a => a.Id).Take(MostTexts).ToListAsync(ct);
            var hinted = await db.Adverts.AsNoTracking().Where(a => a.StatedMajor != "").OrderByDescending(a => a.Id).Take(MostTexts).ToListAsync(ct);
            var background = await db.Adverts.AsNoTracking().OrderByDescending(a => a.Id).Take(MostTexts).Select(a => a.Title + " " + a.Tags).ToListAsync(ct);
            return kept = Matcher.Train(
                [.. entries.Select(e => new CatalogueEntry(e.Code, e.Name))],
                [.. confirmed.Where(a => codes.Contains(a.ProgrammeCode)).Select(a => new KnownText(TextOf(a), a.ProgrammeCode))],
                [.. hinted.SelectMany(a => a.StatedMajor.Split('|', '、', ' ').Where(codeOfName.ContainsKey).Select(m => new KnownText(TextOf(a), codeOfName[m])))],
                background, JobWords.General, ct);
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>Codes that come to mind for a text, the best first; none without a catalogue.</summary>
    public async Task<IReadOnlyList<string>> Candidates(string text, int most, CancellationToken ct)
    {
        try
        {
            return [.. (await Get(ct)).Match(text, most).Select(c => c.Id)];
        }
        catch (RuleBroken)
        {
            return [];
        }
    }

    /// <summary>What the matcher reads of an advert: the title first, then skills, then the beginning of the requirement. Benefits say nothing of a trade.</summary>
    public static string TextOf(Advert advert)
    {
        var skills = advert.Tags.Split('|', StringSplitOptions.RemoveEmptyEntries).Where(tag => !Benefit().IsMatch(tag));
        var text = string.Join(' ', ((string[])[advert.Title, .. skills, advert.Requirement]).Where(t => t.Length > 0));
        return text.Length > MostLetters ? text[..MostLetters] : text;
    }

    [GeneratedRegex("奖金|补贴|补助|津贴|保险|公积金|五险|年假|双休|单休|福利|旅游|体检|班车|工作餐|包吃|包住|食宿|期权|双薪|弹性工作|下午茶|团建|专业培训|出国机会|提成|年终|晋升|氛围|假期|底薪")]
    private static partial Regex Benefit();

    public void Dispose() => door.Dispose();
}
