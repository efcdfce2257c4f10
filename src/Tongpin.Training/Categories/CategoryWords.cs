using Tongpin.Kernel;

namespace Tongpin.Training.Categories;

/// <summary>The words of the category policy.</summary>
internal static class CategoryWords
{
    public static Words Of(CategoryScheme scheme) => scheme == CategoryScheme.Payer ? ("按委托与付费方", "By who commissions and pays") : ("按组织单位", "By who organises");

    public static Words Of(ApprovalWay way) => way switch
    {
        ApprovalWay.Fiscal => ("承办 → 归口 → 财务 → 分管校领导 →（50 万元以上）党委会", "unit → office → finance → vice-president → (above 500,000 yuan) party committee"),
        ApprovalWay.Contract => ("承办 → 归口 → 法务 → 分管校领导", "unit → office → legal → vice-president"),
        ApprovalWay.Public => ("承办 → 归口 → 财务收费备案 → 分管校领导", "unit → office → fee filing at finance → vice-president"),
        ApprovalWay.Welfare => ("承办 → 归口", "unit → office"),
        _ => ("承办 → 归口 → 法务 → 财务 → 分管校领导 → 党委会", "unit → office → legal → finance → vice-president → party committee"),
    };

    public static Words Of(SplitBasis basis) => basis == SplitBasis.Net ? ("净收入", "net income") : ("总收入", "whole income");

    public static Words Of(LectureCap cap) => cap switch
    {
        LectureCap.State => ("国家标准上限", "state ceiling"),
        LectureCap.Contract => ("按合同", "by contract"),
        LectureCap.College => ("学校标准", "college standard"),
        _ => ("志愿或基本标准", "volunteer or base rate"),
    };
}
