namespace Tongpin.Programmes;

/// <summary>The college as the official register names it, a regulation of its own: points of a programme are counted in its province, and filing rows bear its code.</summary>
/// <param name="SchoolCode">10 digits.</param>
/// <param name="SchoolName">Empty: the name of the unit at the root.</param>
internal sealed record CollegeInRegister(string Province, string SchoolCode, string SchoolName);
