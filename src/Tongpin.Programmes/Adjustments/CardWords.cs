using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>Cards in words and colours.</summary>
internal static class CardWords
{
    public static Words NameOf(RuleKind kind) => kind switch
    {
        RuleKind.Below => ("低于界限", "below the limit"),
        RuleKind.Above => ("高于界限", "above the limit"),
        RuleKind.Last => ("居全校后几（比例）", "among the last (share)"),
        RuleKind.NoIntake => ("未招生", "no intake"),
        _ => ("黄牌次数", "yellow cards"),
    };

    public static Words NameOf(Card card) => card switch
    {
        Card.None => ("正常", "No card"),
        Card.Yellow => ("黄牌", "Yellow card"),
        Card.Red => ("红牌", "Red card"),
        _ => ("建议撤销", "To be cancelled"),
    };

    /// <summary>Bootstrap tone of a badge.</summary>
    public static string ToneOf(Card card) => card switch
    {
        Card.None => "success",
        Card.Yellow => "warning",
        Card.Red => "danger",
        _ => "dark",
    };

    /// <summary>Colour in pictures, readable in both themes.</summary>
    public static string ColourOf(Card card) => card switch
    {
        Card.None => "#3fa66b",
        Card.Yellow => "#e6a817",
        Card.Red => "#d64545",
        _ => "#6b5b7b",
    };
}
