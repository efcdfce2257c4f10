using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Tongpin.Kernel.Papers;

/// <summary>Letters, sizes, margins and numbers of an official document (GB/T 9704-2012), for one language.</summary>
internal sealed class PaperLook(bool english)
{
    /// <summary>156 mm in twips, 1/1440 inch (5.2.1).</summary>
    public const int TextWidth = 8844;

    public const string Latin = "Times New Roman";

    /// <summary>The look for the language of the current request.</summary>
    public static PaperLook Current => new(Words.InEnglish);

    public static string SampleMark => Words.L("示例数据", "Sample data");

    public string Language => english ? "en-GB" : "zh-CN";
    public string ChartFont => english ? Latin : "宋体";
    public string AttachmentMark => english ? "Attachments: " : "附件：";

    // Size 3 (16 pt), 22 lines on 225 mm, 28 characters on 156 mm (5.2.2, 5.2.3), which takes a quarter of a point from each; Latin letters look larger.
    private int BodySize => english ? 26 : 32;
    private int LineHeight => english ? 440 : 579;
    private int LetterSpacing => english ? 0 : -5;
    private int Character => BodySize * 10;

    public string TableNumber(int number) => english ? $"Table {number}  " : $"表{number}　";
    public string FigureNumber(int number) => english ? $"Figure {number}  " : $"图{number}　";

    /// <param name="path">Numbers from the first level down (7.3.3).</param>
    public string Number(ReadOnlySpan<int> path) => path switch
    {
        [var one] => english ? $"{one}. " : Numeral(one) + "、",
        _ when english => string.Join('.', path.ToArray()) + " ",
        [_, var two] => $"（{Numeral(two)}）",
        _ => $"{path[^1]}. ",
    };

    /// <summary>1 to 99 as 一 to 九十九.</summary>
    public static string Numeral(int number)
    {
        const string digits = "〇一二三四五六七八九";
        return number < 10 ? $"{digits[number]}" : $"{(number < 20 ? "" : digits[number / 10])}十{(number % 10 == 0 ? "" : digits[number % 10])}";
    }

    public string Date(DateOnly day) => english ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>Width in characters of the body; Latin letters and digits take half.</summary>
    public static decimal Width(string text) => text.EnumerateRunes().Sum(r => r.Value >= 0x2E80 ? 1m : 0.5m);

    /// <summary>How far the name and the date of a signature stand from the right edge, in characters.</summary>
    public static (decimal Name, decimal Date) SignatureIndents(decimal name, decimal date) => name >= date + 2 ? (2, name - date) : (4 + date - name, 2);

    public Indentation FirstLine(int characters) => new() { FirstLineChars = characters * 100, FirstLine = $"{characters * Character}" };

    // A name longer than the line keeps its two characters.
    public Indentation Right(decimal characters) => english
        ? new() { Right = $"{2 * Character}" }
        : new() { RightChars = (int)(Math.Min(characters, 20) * 100), Right = $"{(int)(Math.Min(characters, 20) * Character)}" };

    public static string CellStyle(ColumnSide side) => $"Table{side}";

    public Paragraph Paragraph(string style, string text)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (PaperText.Clean(text) is not { Length: > 0 } clean) return paragraph;
        var run = new Run(new Text(clean) { Space = SpaceProcessingModeValues.Preserve });
        // Quotation marks and dashes belong to both scripts; without the hint they would be set in the Latin font.
        if (!english && style != CellStyle(ColumnSide.Right)) run.RunProperties = new(new RunFonts { Hint = FontTypeHintValues.EastAsia });
        paragraph.Append(run);
        return paragraph;
    }

    /// <summary>A4 with margins of 37, 26, 35 and 28 mm, the page number 7 mm below the text (5.2.1, 7.5).</summary>
    public static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" }, new HeaderReference { Type = HeaderFooterValues.Even, Id = "header" },
        new FooterReference { Type = HeaderFooterValues.Default, Id = "odd" }, new FooterReference { Type = HeaderFooterValues.Even, Id = "even" },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 2098, Right = 1474, Bottom = 1984, Left = 1588, Header = 1020, Footer = 1440, Gutter = 0 });

    /// <summary>Adds styles, fonts, settings, and what stands above and below the text of every page.</summary>
    public void Furnish(MainDocumentPart main, bool sample)
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new Styles(StylesXml());
        main.AddNewPart<FontTablePart>("fonts").Fonts = new Fonts(FontsXml);
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings($"""
            <w:settings {Namespace}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="{(english ? "doNotCompress" : "compressPunctuation")}"/>
            <w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/></w:settings>
            """);
        main.AddNewPart<HeaderPart>("header").Header = new Header(Paragraph("Header", sample ? SampleMark : ""));
        main.AddNewPart<FooterPart>("odd").Footer = PageNumber(JustificationValues.Right, new() { RightChars = 100, Right = "280" });
        main.AddNewPart<FooterPart>("even").Footer = PageNumber(JustificationValues.Left, new() { LeftChars = 100, Left = "280" });
    }

    private static Footer PageNumber(JustificationValues side, Indentation indentation) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }, indentation, new Justification { Val = side }),
        new Run(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
        new Run(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));

    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>Where the prescribed fonts are missing, their usual stand-ins.</summary>
    private const string FontsXml = $"""
        <w:fonts {Namespace}><w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋,宋体"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>
        <w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font><w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
        <w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font><w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>
        <w:font w:name="{Latin}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font></w:fonts>
        """;

    private string StylesXml()
    {
        const string title = "方正小标宋简体", body = "仿宋_GB2312", song = "宋体", hei = "黑体", kai = "楷体_GB2312";
        const string centred = """<w:jc w:val="center"/>""", single = """<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>""", noIndent = """<w:ind w:firstLineChars="0" w:firstLine="0"/>""",
            cell = """<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>""";
        var (bold, latinBold) = ("<w:b/>", english ? "<w:b/>" : "");
        var xml = new StringBuilder($"""
            <w:styles {Namespace}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{Latin}" w:eastAsia="{body}" w:hAnsi="{Latin}" w:cs="{Latin}"/><w:spacing w:val="{LetterSpacing}"/><w:sz w:val="{BodySize}"/><w:szCs w:val="{BodySize}"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="{LineHeight}" w:lineRule="exact"/>
            <w:ind w:firstLineChars="200" w:firstLine="{2 * Character}"/><w:jc w:val="both"/></w:pPr></w:style>
            """);
        // Properties come in the order of the schema: keepNext, spacing, ind, jc, outlineLvl; rFonts, b, color, sz.
        Style("Title", "Title", $"""<w:spacing w:before="0" w:after="0" w:line="700" w:lineRule="exact"/>{noIndent}{centred}""", title, english ? 36 : 44, latinBold, english ? Latin : title); // a title is set in one font, digits too
        Style("Subtitle", "Subtitle", noIndent + centred, kai, BodySize);
        Style("SampleMark", "Sample mark", noIndent + centred, hei, BodySize, latinBold + """<w:color w:val="C00000"/>""");
        for (var level = 1; level <= 3; level++)
            Style($"Heading{level}", $"heading {level}", $"""<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>""", level == 1 ? hei : level == 2 ? kai : body, BodySize, level == 3 ? bold : latinBold);
        Style("Caption", "caption", $"""<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>{noIndent}{centred}""", hei, english ? 22 : 24, latinBold);
        Style("Picture", "Picture", $"<w:keepNext/>{single}{noIndent}{centred}", body, BodySize);
        Style("Note", "Note", $"""<w:spacing w:before="60" w:after="200" w:line="300" w:lineRule="exact"/>{noIndent}""", body, 21);
        Style("AfterTable", "After table", $"""<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>{noIndent}""", body, 10);
        foreach (var (side, jc) in new[] { (ColumnSide.Left, "left"), (ColumnSide.Centre, "center"), (ColumnSide.Right, "right") })
            Style(CellStyle(side), $"Table {jc}", $"{cell}{noIndent}<w:jc w:val=\"{jc}\"/>", body, 21);
        Style("TableHead", "Table head", $"{cell}{noIndent}{centred}", hei, 21, latinBold);
        // No space between digits and characters, so that the width of a date is known.
        Style("Signature", "Signature", $"<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>{noIndent}<w:jc w:val=\"right\"/>", body, BodySize);
        Style("Header", "header", $"{single}{noIndent}{centred}", hei, 21, """<w:color w:val="C00000"/>""");
        Style("Footer", "footer", $"{single}{noIndent}", song, 28);
        return xml.Append("</w:styles>").ToString();

        void Style(string id, string name, string paragraph, string font, int size, string run = "", string latin = Latin) => xml.Append(CultureInfo.InvariantCulture, $"""
            <w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>
            <w:rPr><w:rFonts w:ascii="{latin}" w:eastAsia="{font}" w:hAnsi="{latin}" w:cs="{Latin}"/>{run}<w:spacing w:val="{(size == BodySize ? LetterSpacing : 0)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>
            """);
    }
}
