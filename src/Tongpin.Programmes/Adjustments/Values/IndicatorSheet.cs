using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

internal readonly record struct IndicatorSheetId(Guid Value) : IId<IndicatorSheetId>
{
    public static IndicatorSheetId From(Guid value) => new(value);
}

/// <summary>What was entered or imported of a programme's indicators in a year (指标年表). Empty: not known here, perhaps from the platform's own records.</summary>
internal sealed class IndicatorSheet : IImported, IEdited
{
    public const string Table = "programmes_indicator";

    public IndicatorSheetId Id { get; private init; } = IdExtensions.New<IndicatorSheetId>();
    public required string ProgrammeCode { get; init; }
    public required int Year { get; init; }
    public decimal? PlanFilled { get; set; }
    public decimal? FirstChoice { get; set; }
    public decimal? Registered { get; set; }
    public decimal? MovedOut { get; set; }
    public decimal? Students { get; set; }
    public decimal? StudentsPerTeacher { get; set; }
    public decimal? DualQualified { get; set; }
    public decimal? Senior { get; set; }
    public decimal? Equipment { get; set; }
    public decimal? Partners { get; set; }
    public decimal? EnterpriseHours { get; set; }
    public decimal? Placed { get; set; }
    public decimal? InField { get; set; }
    public decimal? Local { get; set; }
    public decimal? Pay { get; set; }
    public decimal? GraduatesContent { get; set; }
    public decimal? EmployersContent { get; set; }
    public decimal? Awards { get; set; }
    public decimal? ServiceIncome { get; set; }
    public decimal? Alignment { get; set; }
    public decimal? ProvincePoints { get; set; }
    /// <summary>Where the entered numbers come from: a report, a table, an office.</summary>
    public string Source { get; set; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    private static readonly Dictionary<string, PropertyInfo> Fields = Indicator.Watched.ToDictionary(i => i.Key, i => typeof(IndicatorSheet).GetProperty(FieldOf(i.Key))!);

    /// <summary>Property of an indicator: <c>plan-filled</c> is <c>PlanFilled</c>.</summary>
    public static string FieldOf(string indicator) => string.Concat(indicator.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    public decimal? Value(string indicator) => (decimal?)Fields[indicator].GetValue(this);

    public void Put(string indicator, decimal? value) => Fields[indicator].SetValue(this, value);

    /// <summary>A person enters a value, or empties it; a later import leaves it alone.</summary>
    /// <returns>True when it was another.</returns>
    public bool Enter(string indicator, decimal? value)
    {
        if (Value(indicator) == value) return false;
        Put(indicator, value);
        if (!TouchedByHand.Contains(FieldOf(indicator))) TouchedByHand = [.. TouchedByHand, FieldOf(indicator)];
        return true;
    }

    public ValueOrigin OriginOf(string indicator) =>
        TouchedByHand.Contains(FieldOf(indicator)) || ImportId is null ? ValueOrigin.Entered : ImportId == IImported.SampleImport ? ValueOrigin.Sample : ValueOrigin.Imported;
}

internal sealed class IndicatorSheetMap : IEntityTypeConfiguration<IndicatorSheet>
{
    public void Configure(EntityTypeBuilder<IndicatorSheet> builder)
    {
        builder.ToTable(IndicatorSheet.Table);
        builder.Property(s => s.ProgrammeCode).HasMaxLength(6);
        builder.Property(s => s.Source).HasMaxLength(400);
        builder.HasIndex(s => new { s.Year, s.ProgrammeCode }).IsUnique();
        builder.HasIndex(s => s.ImportId);
    }
}
