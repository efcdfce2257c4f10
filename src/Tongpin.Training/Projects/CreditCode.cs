namespace Tongpin.Training.Projects;

/// <summary>The unified social credit code (统一社会信用代码) of a partner: 18 characters, the last a check character by GB 32100-2015.</summary>
internal static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static bool IsValid(string code)
    {
        if (code.Length != 18) return false;
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++, weight = weight * 3 % 31)
        {
            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0) return false;
            sum += value * weight;
        }
        return Alphabet[(31 - sum % 31) % 31] == code[17];
    }
}
