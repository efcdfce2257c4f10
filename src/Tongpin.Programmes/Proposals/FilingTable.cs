using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Programmes.Proposals;

/// <summary>One row in the shape of the official register (备案表); its field names are the register's own.</summary>
public sealed record FilingRow(
    [property: JsonPropertyName("prov_name")] string Province, [property: JsonPropertyName("major_code")] string Code, [property: JsonPropertyName("major_name")] string Name,
    [property: JsonPropertyName("school_code")] string SchoolCode, [property: JsonPropertyName("school_name")] string SchoolName, [property: JsonPropertyName("school_system")] string StudyYears, [property: JsonPropertyName("remark")] string Remark);

/// <summary>All proposals approved in a year as the register takes them; the file can be imported as a register, too.</summary>
internal sealed class FilingTable(TongpinDb db, IRegulations regulations, IUnits units, CurrentActor actor, TimeProvider clock)
{
    public static IReadOnlyList<SheetColumn> Columns { get; } = [new("prov_name"), new("major_code"), new("major_name", Width: 28), new("school_code", Width: 14), new("school_name", Width: 32), new("school_system"), new("remark", Width: 24)];

    public async Task<IReadOnlyList<FilingRow>> Rows(int year, CancellationToken ct)
    {
        var college = (await regulations.InForce(Regulations.College, clock.GetUtcNow().BeijingDay(), ct)).Json<CollegeInRegister>();
        var name = college.SchoolName.Length > 0 ? college.SchoolName : (await units.ByNameOrCode(ct)).Values.Where(u => u.Kind == UnitKind.College).MinBy(u => u.Code, StringComparer.Ordinal)?.Name.Zh ?? "";
        var approved = await Proposal.VisibleTo(db.Proposals.AsNoTracking(), actor.Value).Where(p => p.Year == year && (p.State == ProposalState.Approved || p.State == ProposalState.Filed)).OrderBy(p => p.Code).ToListAsync(ct);
        // The register marks state-controlled programmes by a K after the code.
        return [.. approved.Select(p => new FilingRow(college.Province, p.StateControlled ? p.Code + "K" : p.Code, p.Name, college.SchoolCode, name, p.StudyYears, p.FilingRemark.Length > 0 ? p.FilingRemark : p.Kind == ProposalKind.Change && p.Replaces != p.Code ? $"由{p.Replaces}调整" : ""))];
    }

    public static IReadOnlyList<object?> Cells(FilingRow row) => [row.Province, row.Code, row.Name, row.SchoolCode, row.SchoolName, row.StudyYears, row.Remark];
}
