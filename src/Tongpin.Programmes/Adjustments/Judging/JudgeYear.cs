using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <summary>Freezes the values of a year (数据冻结): they are copied, and what is entered later changes the judgement no more. Until it is announced a year can be frozen anew.</summary>
internal sealed class FreezeYear(TongpinDb db, IndicatorBook indicators, CurrentActor actor, TimeProvider clock)
{
    public async Task Run(int year, CancellationToken ct)
    {
        await db.Atomically(async () =>
        {
            // load
            var judged = await db.JudgedYears.FirstOrDefaultAsync(y => y.Year == year, ct);
            var gone = await db.Exits.Where(e => e.State == ExitState.Done && e.RemovedIn <= year).Select(e => e.Code).ToListAsync(ct);
            var programmes = await db.Programmes.AsNoTracking().Where(p => p.FirstIntake <= year && !gone.Contains(p.Code)).OrderBy(p => p.Code).ToListAsync(ct);
            var known = await indicators.Read(year, year, null, ct);

            // decide
            if (!known.Values.Any(k => k.Values.Count > 0)) throw CardRefusals.NothingKnown.Broken(year);
            if (judged is null) db.JudgedYears.Add(judged = new() { Year = year, FrozenAt = clock.GetUtcNow(), FrozenBy = actor.Value.Name, IsSample = programmes.TrueForAll(p => p.ImportId == IImported.SampleImport) });
            else judged.Freeze(actor.Value.Name, clock.GetUtcNow());

            // save
            await db.SaveOnce(ct);
            await db.Cards.Where(c => c.Year == year).ExecuteDeleteAsync(ct);
            await db.Insert([.. programmes.Where(p => known.ContainsKey((p.Code, year))).Select(p => Of(p, known[(p.Code, year)], judged.IsSample))], ct);
        }, ct);
    }

    private static ProgrammeCard Of(Programme p, KnownYear known, bool sample) => new()
    {
        Year = known.Year,
        ProgrammeId = p.Id,
        Code = p.Code,
        Name = p.Name,
        NameEn = p.NameEn,
        SchoolId = p.SchoolId,
        SchoolName = p.SchoolName,
        SchoolNameEn = p.SchoolNameEn,
        FirstGraduates = p.FirstGraduates,
        Intake = known.Intake,
        Values = known.Values.ToDictionary(v => v.Key, v => new FrozenValue(v.Value.Value, v.Value.Origin)),
        IsSample = sample,
    };
}

/// <summary>Judges all programmes of a frozen year under the profile of the year, or judges them anew. The same again comes to the same.</summary>
internal sealed class JudgeYear(TongpinDb db, CardBook book, CurrentActor actor, TimeProvider clock)
{
    public async Task Run(int year, CancellationToken ct)
    {
        // load
        var judged = await db.JudgedYears.FirstOrDefaultAsync(y => y.Year == year, ct) ?? throw CardRefusals.NotFrozen.Broken(year);
        var cards = await db.Cards.Where(c => c.Year == year).ToListAsync(ct);
        var profile = await book.ProfileOf(year, ct);
        var college = await book.College(year, live: false, ct);

        // decide
        judged.Judge(profile, actor.Value.Name, clock.GetUtcNow());
        var verdicts = CardBook.Judge(year, profile, college);
        foreach (var card in cards) card.Judge(verdicts[card.Code].Judgement, verdicts[card.Code].Score, verdicts[card.Code].Rank);

        // save
        await db.SaveOnce(ct);
    }
}

/// <summary>Announces the judgement of a year (下达): each school is told of its cards, and its days for an appeal begin.</summary>
internal sealed class AnnounceYear(TongpinDb db, IRegulations regulations, IWorkingDays days, IRoleHolders holders, INotices notices, DecisionBook decisions, CurrentActor actor, TimeProvider clock)
{
    public async Task Run(int year, CancellationToken ct)
    {
        // load
        var now = clock.GetUtcNow();
        var judged = await db.JudgedYears.FirstOrDefaultAsync(y => y.Year == year, ct) ?? throw CardRefusals.NotFrozen.Broken(year);
        var cards = await db.Cards.Where(c => c.Year == year).OrderBy(c => c.Code).ToListAsync(ct);
        var allowed = await regulations.InForce(CardRegulations.AppealDays, now.BeijingDay(), ct);
        var until = await days.After(now.BeijingDay(), (int)allowed.Number, ct);

        // decide
        judged.Announce(actor.Value.Name, now);
        foreach (var card in cards) card.Announce(until);

        // save and tell
        foreach (var card in cards.Where(c => c.State == CardState.Given))
        {
            decisions.Enter(new(DecisionKind.Card, $"card {card.Id.Value}", card.Subject, card.Told, actor.Value.Name, new($"冻结的指标 {card.Values.Count} 项", $"{card.Values.Count} frozen indicators"), Profile.Line(judged.Regulations), card.Href));
            Words text = new($"{year} 年度评价：{card.Code} {card.Name}得{CardWords.NameOf(card.Card).Zh}，{Show.Day(until)} 前可以申诉。", $"Judgement of {year}: {card.Code} {card.Words.En} has got a {CardWords.NameOf(card.Card).En.ToLowerInvariant()}; an appeal is open until {Show.Day(until)}.");
            foreach (var role in (string[])[BuiltInRoles.ProgrammeLead, BuiltInRoles.SchoolDean])
                foreach (var holder in await holders.Of(role, card.SchoolId, ct)) notices.Tell(holder.Id, text, card.Href, $"card {card.Id.Value}");
        }
        await db.SaveOnce(ct);
    }
}
