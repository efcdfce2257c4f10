using System.Text.Json;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Categories;

/// <summary>The four categories (4个类别) of training projects. What they mean is set by the scheme in force.</summary>
public enum TrainingCategory { A, B, C, D }

/// <summary>By what the categories tell projects apart: who commissions and pays, or who organises.</summary>
public enum CategoryScheme { Payer, Organiser }

/// <summary>The way of an application through the approval; each step of the flow names the ways that pass it.</summary>
public enum ApprovalWay { Fiscal, Contract, Public, Welfare, Strict }

/// <summary>What is split when a project is settled: the net income after the school's fee, or the whole income.</summary>
public enum SplitBasis { Net, Income }

/// <summary>Whose ceiling holds for lecture fees.</summary>
public enum LectureCap { State, Contract, College, Volunteer }

/// <summary>What a category asks of a project (类别政策); the value of a regulation, and so dated, in versions and editable.</summary>
/// <param name="Payers">Who pays for projects of this category; another payer needs a written reason. Empty: anybody.</param>
/// <param name="Papers">Papers that an application needs besides those that a partner brings along.</param>
/// <param name="Prepaid">Share of the contract that must have arrived before the class opens.</param>
/// <param name="SchoolFee">Share of the income that the school keeps as its management fee (学校管理费).</param>
/// <param name="School">Parts of the school, the running unit and the office in the split; only their proportion counts.</param>
/// <param name="UnitBudget">Most that the unit may plan to spend, as a share of the income.</param>
/// <param name="Attendance">Least attendance for a certificate.</param>
/// <param name="Weight">How much the category counts in evaluation.</param>
public sealed record CategoryPolicy(
    string Name, string NameEn, IReadOnlyList<string> Payers, IReadOnlyList<string> Papers, string Way, bool FeeFiling, decimal Prepaid, decimal SchoolFee, string Basis, decimal School, decimal Unit, decimal Office,
    decimal UnitBudget, string Lecture, decimal Attendance, bool Test, decimal Weight)
{
    public Words Title => new(Name, NameEn);
    public IReadOnlyList<Payer> PayersOf => [.. Payers.Select(Enum.Parse<Payer>)];
    public IReadOnlyList<Paper> PapersOf => [.. Papers.Select(Enum.Parse<Paper>)];
    public ApprovalWay WayOf => Enum.Parse<ApprovalWay>(Way);
    public SplitBasis BasisOf => Enum.Parse<SplitBasis>(Basis);
    public LectureCap LectureOf => Enum.Parse<LectureCap>(Lecture);

    /// <summary>Nothing is split when nobody has a part, as in welfare courses.</summary>
    public bool HasSplit => School + Unit + Office > 0;

    /// <summary>Whether anything is distributed at the end.</summary>
    public bool Distributes => HasSplit || SchoolFee > 0;

    /// <summary>Refuses a value whose words mean nothing or whose numbers are out of bounds.</summary>
    public static void Check(string value)
    {
        var policy = JsonSerializer.Deserialize<CategoryPolicy>(value, Json.Plain)!;
        Known<Payer>(policy.Payers);
        Known<Paper>(policy.Papers);
        Known<ApprovalWay>([policy.Way]);
        Known<SplitBasis>([policy.Basis]);
        Known<LectureCap>([policy.Lecture]);
        foreach (var (name, share) in new[] { ("prepaid", policy.Prepaid), ("schoolFee", policy.SchoolFee), ("unitBudget", policy.UnitBudget), ("attendance", policy.Attendance) })
            if (share is < 0 or > 1) throw Rules.PolicyShare.Broken(name, share);
        if (policy.School < 0 || policy.Unit < 0 || policy.Office < 0 || policy.Weight < 0) throw Rules.PolicyNegative.Broken();
    }

    private static void Known<TEnum>(IEnumerable<string> words) where TEnum : struct, Enum
    {
        foreach (var word in words)
            if (!Enum.TryParse<TEnum>(word, out var value) || !Enum.IsDefined(value) || value.ToString() != word) throw Rules.PolicyWord.Broken(word, string.Join(", ", Enum.GetNames<TEnum>()));
    }
}
