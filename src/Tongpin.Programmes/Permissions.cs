using Tongpin.Kernel;
using static Tongpin.Foundation.BuiltInRoles;

namespace Tongpin.Programmes;

internal static class Permissions
{
    public const string See = "programmes.see";
    public const string Edit = "programmes.edit";
    public const string Compute = "programmes.fit.compute";

    // Proposals and the review of fit.
    public const string SeeProposals = "programmes.proposals.see";
    public const string Propose = "programmes.proposals.edit";
    public const string Waive = "programmes.proposals.waive";
    public const string FileProposals = "programmes.proposals.file";
    public const string Publish = "programmes.fit.publish";
    public const string Vote = "programmes.weights.vote";
    public const string ReviewWeights = "programmes.weights.review";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(See, ("查看专业与契合度", "See programmes and fit"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert),
        new(Edit, ("维护专业与依据", "Edit programmes and evidence"), AcademicOffice),
        new(Compute, ("计算契合度", "Compute fit"), AcademicOffice),

        new(SeeProposals, ("查看专业申报", "See proposals"), Leadership, AcademicOffice, SchoolDean, ProgrammeLead, ProgrammeCommittee, PartyCommittee, Expert),
        new(Propose, ("申报专业", "Propose programmes"), SchoolDean, ProgrammeLead),
        new(Waive, ("豁免三个必须", "Waive a gate"), PartyCommittee),
        new(FileProposals, ("登记备案", "Record filings"), AcademicOffice),
        new(Publish, ("冻结和发布契合度", "Freeze and publish fit"), AcademicOffice),
        new(Vote, ("评议契合权重", "Vote on weights of fit"), ProgrammeCommittee),
        new(ReviewWeights, ("组织权重评议", "Hold reviews of weights"), AcademicOffice),
    ];
}
