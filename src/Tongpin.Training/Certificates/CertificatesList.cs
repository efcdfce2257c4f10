using System.Linq.Expressions;
using Microsoft.Extensions.Caching.Memory;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Certificates;

/// <summary>A certificate as readers see it.</summary>
public sealed record CertificateRow(Guid Id, string Number, string Holder, Guid ProjectId, string Project, string ProjectNumber, DateOnly IssuedOn, DateOnly? RevokedOn, string RevokedWhy, bool IsSample);

internal sealed class CertificatesList(TongpinDb db, CurrentActor actor, IMemoryCache cache) : Listing<Certificate, CertificateRow>(db, actor, cache)
{
    private static readonly IReadOnlyList<Column<Certificate, CertificateRow>> Shown =
    [
        new Column<Certificate, CertificateRow>("number", ("证书编号", "Number"), r => r.Number) { Link = r => $"/export/training-certificate-{r.Id}.pdf" }.SortBy(c => c.Number),
        new("holder", ("持证人", "Holder"), r => r.Holder),
        new("project", ("班级", "Class"), r => r.Project) { Link = r => $"/training/projects/{r.ProjectId}/certificates" },
        new("project_number", ("项目编号", "Project"), r => r.ProjectNumber) { Minor = true },
        new Column<Certificate, CertificateRow>("issued", ("发证日期", "Issued"), r => r.IssuedOn, CellKind.Date).SortBy(c => c.IssuedOn),
        new("state", ("状态", "State"), r => r.RevokedOn is null ? new Words("有效", "valid") : new Words("已作废", "revoked")) { Tone = r => r.RevokedOn is null ? "success" : "danger" },
        new("why", ("作废理由", "Why revoked"), r => r.RevokedWhy) { Minor = true },
        new("sample", ("数据", "Data"), r => r.IsSample ? new Words("示例", "Sample") : null) { Tone = _ => "warning" },
    ];

    public override string Key => "training.certificates";
    public override Words Title => ("证书", "Certificates");
    public override string Permission => Permissions.See;
    protected override string DefaultSort => "-issued";
    protected override IReadOnlyList<Column<Certificate, CertificateRow>> ColumnsOf() => Shown;

    protected override Expression<Func<Certificate, CertificateRow>> Row => c => new(c.Id.Value, c.Number, c.Holder, c.ProjectId.Value, c.Project!.Name, c.Project.Number, c.IssuedOn, c.RevokedOn, c.RevokedWhy, c.ImportId == IImported.SampleImport);

    public override ValueTask<IReadOnlyList<Filter>> Filters(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Filter>>(
    [
        new("q", ("编号或持证人", "Number or holder"), []),
        new("project", ("项目编号", "Number of the class"), []),
        new("state", ("状态", "State"), [new("valid", ("有效", "valid")), new("revoked", ("已作废", "revoked"))]),
    ]);

    protected override IQueryable<Certificate> Find(ListRequest request)
    {
        var found = Certificate.VisibleTo(Db.Certificates, Actor);
        foreach (var text in request.Words("q")) found = found.Where(c => c.Number == text || c.Holder.Contains(text));
        if (request["project"] is { } number) found = found.Where(c => c.Project!.Number == number);
        if (request["state"] is "valid") found = found.Where(c => c.Voided == "");
        if (request["state"] is "revoked") found = found.Where(c => c.Voided != "");
        return found;
    }
}
