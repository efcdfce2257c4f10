using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Programmes;

internal static class Permissions
{
    public const string See = "programmes.see";
    public const string Edit = "programmes.edit";
    public const string Attach = "programmes.evidence.attach";
    public const string Compute = "programmes.fit.compute";

    // Proposals and the review of fit.
    public const string SeeProposals = "programmes.proposals.see";
    public const string Propose = "programmes.proposals.edit";
    public const string Waive = "programmes.proposals.waive";
    public const string FileProposals = "programmes.proposals.file";
    public const string Publish = "programmes.fit.publish";
    public const string Vote = "programmes.weights.vote";
    public const string ReviewWeights = "programmes.weights.review";

    // Indicators, cards and exits.
    public const string EnterIndicators = "programmes.indicators.enter";
    public const string ImportIndicators = "programmes.indicators.import";
    public const string Judge = "programmes.cards.judge";
    public const string Answer = "programmes.cards.answer";
    public const string ProposeExit = "programmes.exits.propose";
    public const string CloseExit = "programmes.exits.close";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(See, ("查看专业与契合度", "See programmes and fit"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert),
        new(Edit, ("维护专业与依据", "Edit programmes and evidence"), AcademicOffice),
        new(Attach, ("上传专业佐证材料", "Attach evidence to programmes"), AcademicOffice, SchoolDean, ProgrammeLead),
        new(Compute, ("计算契合度", "Compute fit"), AcademicOffice),

        new(SeeProposals, ("查看专业申报", "See proposals"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert),
        new(Propose, ("申报专业", "Propose programmes"), SchoolDean, ProgrammeLead),
        new(Waive, ("豁免三个必须", "Waive a gate"), PartyCommittee),
        new(FileProposals, ("登记备案", "Record filings"), AcademicOffice),
        new(Publish, ("冻结和发布契合度", "Freeze and publish fit"), AcademicOffice),
        new(Vote, ("评议契合权重", "Vote on weights of fit"), ProgrammeCommittee),
        new(ReviewWeights, ("组织权重评议", "Hold reviews of weights"), AcademicOffice),
        new(EnterIndicators, ("填写监测指标", "Enter indicators"), AcademicOffice, SchoolDean, ProgrammeLead),
        new(ImportIndicators, ("导入监测指标", "Import indicators"), AcademicOffice),
        new(Judge, ("冻结、评价和下达红黄牌", "Freeze, judge and announce cards"), AcademicOffice),
        new(Answer, ("申诉与整改", "Appeal and rectify"), SchoolDean, ProgrammeLead),
        new(ProposeExit, ("提出撤销专业", "Propose to close programmes"), AcademicOffice, SchoolDean),
        new(CloseExit, ("公示、备案和办结撤销", "Give notice of closures, file and end them"), AcademicOffice),
    ];
}
