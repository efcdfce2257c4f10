using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>What a check has found: a refusal that blocks, or one that a written reason lets pass.</summary>
internal sealed record Finding(RuleBroken Broken, bool Blocks);

/// <summary>The regulations by which an application is checked, in the versions of one day.</summary>
internal sealed record ProjectRules(BannedNames Names, IReadOnlyDictionary<string, decimal> Rates, int LongDays, decimal LongShare, decimal StaffShare, int MostStaff, LectureCeiling Lectures, int SoftHours, int SoftHeads, string OfficeCode, IReadOnlyList<RegulationVersion> Versions)
{
    public FiscalCeiling CeilingOf(int fiscalClass) => new(Rates[$"{fiscalClass}"], LongDays, LongShare, StaffShare, MostStaff);

    public static async Task<ProjectRules> On(DateOnly day, IRegulations regulations, CancellationToken ct)
    {
        List<RegulationVersion> versions = [];
        return new(
            (await Read(Regulations.BannedWords)).Json<BannedNames>(), (await Read(Regulations.FiscalRates)).Json<Dictionary<string, decimal>>(), (int)(await Read(Regulations.LongDays)).Number, (await Read(Regulations.LongShare)).Number,
            (await Read(Regulations.StaffShare)).Number, (int)(await Read(Regulations.MostStaff)).Number, new((await Read(Regulations.LectureRates)).Json<Dictionary<LecturerTitle, decimal>>(), (await Read(Regulations.LectureHours)).Number),
            (int)(await Read(Regulations.SoftHours)).Number, (int)(await Read(Regulations.SoftHeads)).Number, (await Read(Regulations.Office)).Value, versions);

        async Task<RegulationVersion> Read(string code)
        {
            var version = await regulations.InForce(code, day, ct);
            versions.Add(version);
            return version;
        }
    }

    /// <summary>Everything that speaks against submitting a project, the blocking ones first.</summary>
    /// <param name="managed">The running unit and all above it.</param>
    public IReadOnlyList<Finding> Check(TrainingProject project, CategoryPolicy policy, IReadOnlyCollection<UnitFacts> managed, IReadOnlyCollection<Paper> papers)
    {
        List<Finding> found = [];
        var ceiling = CeilingOf(project.FiscalClass);
        var sheet = new BudgetSheet(project.Budget, BudgetStage.Planned, project.FeeTotal, policy.SchoolFee, project.Heads, project.Hours);

        // 管办分离: the office, and what stands below it, manages only.
        if (managed.FirstOrDefault(u => u.Code == OfficeCode) is { } office) Block(Rules.OneRunsOneManages.Broken(office.Name));
        if (Names.In($"{project.Name}\n{project.Brief}\n{project.Keywords}", project.Payer) is { Count: > 0 } words) Block(Rules.Banned.Broken(string.Join(Words.L("、", ", "), words)));
        foreach (var duty in project.PartnerDuties.Where(d => d >= PartnerDuty.Recruiting)) Block(Rules.PartnerForbidden.Broken(Codes.Of(duty)));
        if (!project.HasPartner && (project.Cooperates || project.PartnerCode.Length > 0)) Block(Rules.PartnerNoName.Broken());
        if (project.HasPartner && (project.Cooperates || project.PartnerCode.Length > 0) && !CreditCode.IsValid(project.PartnerCode)) Block(Rules.PartnerCode.Broken(project.PartnerCode));
        if (project.PapersNeeded(policy).Except(papers).ToList() is { Count: > 0 } missing) Block(Rules.PapersMissing.Broken(string.Join(Words.L("、", ", "), missing.Select(Codes.Of))));
        if (project.Payer == Payer.Free && project.Fee != 0) Block(Rules.FeeWhileFree.Broken());
        if (project.Budget.Count == 0 && project.FeeTotal > 0) Block(Rules.NoBudget.Broken());

        // Fiscal money only; lecture fees stand outside the ceiling of the course and have their own.
        if (ceiling.Excess(project.Payer, project.FeeTotal - sheet.Lectures, project.Heads, project.Days) is var excess and > 0)
            Block(Rules.OverCeiling.Broken(Show.Number(ceiling.For(project.Heads, project.Days), 2), project.Heads, project.Days, Show.Number(excess, 2)));
        if (project.Payer == Payer.Government)
        {
            foreach (var line in project.Budget.Where(l => l.Item == BudgetItem.Lecture))
                if (Lectures.Rates[line.Title ?? LecturerTitle.Associate] is var most && line.Price > most) Block(Rules.LectureOver.Broken(Codes.Of(line.Title ?? LecturerTitle.Associate), Show.Number(most), Show.Number(line.Price, 2)));
            if (project.Staff > ceiling.Staff(project.Heads)) Block(Rules.TooManyStaff.Broken(project.Heads, ceiling.Staff(project.Heads), project.Staff));
        }

        if (project.Hours > SoftHours) Soft(($"项目学时 {project.Hours}，超过 {SoftHours}。", $"{project.Hours} hours, more than {SoftHours}."));
        if (project.Heads > SoftHeads) Soft(($"培训人数 {project.Heads}，超过 {SoftHeads}。", $"{project.Heads} persons, more than {SoftHeads}."));
        if (policy.Payers.Count > 0 && !policy.PayersOf.Contains(project.Payer)) Soft(($"{project.Category} 类通常由{string.Join("、", policy.PayersOf.Select(p => Codes.Of(p).Zh))}付费，本项目为{Codes.Of(project.Payer).Zh}。", $"Category {project.Category} is usually paid by {string.Join(", ", policy.PayersOf.Select(p => Codes.Of(p).En))}; here it is {Codes.Of(project.Payer).En}."));
        if (policy.UnitBudget < 1 && sheet.Direct > Money.Cents(project.FeeTotal * policy.UnitBudget)) Soft(Rules.OverUnitBudget.Broken(Show.Number(sheet.Direct, 2), Show.Percent(policy.UnitBudget)).Words);
        if (project.Payer != Payer.Government && project.Staff > ceiling.Staff(project.Heads)) Soft(Rules.TooManyStaff.Broken(project.Heads, ceiling.Staff(project.Heads), project.Staff).Words);
        return found;

        void Block(RuleBroken broken) => found.Add(new(broken, true));
        void Soft(Words why) => found.Add(new(Rules.SoftLimit.Broken(why), false));
    }
}
