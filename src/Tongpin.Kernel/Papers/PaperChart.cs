using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tongpin.Kernel.Sheets;

namespace Tongpin.Kernel.Papers;

/// <summary>One series of a chart; a value for each category, null leaves a gap.</summary>
/// <param name="Values">Shares, 0 to 1, shown in percent.</param>
public sealed record PaperSeries(string Name, IReadOnlyList<decimal?> Values);

/// <summary>A chart that Word draws itself (DrawingML, ISO/IEC 29500-1 clause 21.2), with its numbers in an embedded workbook, so that it can be edited.</summary>
internal sealed record PaperChart(bool Bars, IReadOnlyList<string> Categories, IReadOnlyList<PaperSeries> Series, PaperLook Look)
{
    private const string Sheet = "data", DataId = "data";
    private const string Namespaces = """
        xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        """;

    /// <summary>Dark beside light, so that a copy in black and white can be read; lines differ by their marks, too.</summary>
    private static readonly (string Colour, string Mark)[] Looks = [("1F4E79", "circle"), ("C98A3B", "square"), ("6B8E4E", "triangle"), ("7F7F7F", "diamond")];

    // EMU, 36,000 to a millimetre: a bar chart needs 7 mm for each category, and a page holds 190 mm.
    private long Height => 36_000L * (Bars ? Math.Min(190, 22 + 7 * Categories.Count) : 72);

    // Bars are read by their length and begin at 0; lines by their slope, and begin at the full ten percent below the lowest value.
    private decimal Least => Bars ? 0 : Math.Floor((Series.SelectMany(s => s.Values).Min() ?? 0) * 10) / 10;

    public async Task AddTo(ChartPart part, CancellationToken ct)
    {
        part.ChartSpace = new ChartSpace(Xml());
        using var book = new MemoryStream();
        await SheetWriter.WriteXlsx(book, Sheet, [new(" "), .. Series.Select(s => new SheetColumn(s.Name.Length > 0 ? s.Name : " ", CellKind.Percent))],
            Categories.Select(IReadOnlyList<object?> (category, i) => [category, .. Series.Select(s => (object?)s.Values[i])]), ct);
        book.Position = 0;
        part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DataId).FeedData(book);
    }

    /// <summary>The place of the chart in the line of text.</summary>
    /// <param name="name">Said by a screen reader.</param>
    public Drawing Frame(string relation, int number, string name) => new($"""
        <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" {Namespaces}>
        <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{PaperLook.TextWidth * 635L}" cy="{Height}"/><wp:docPr id="{number}" name="{relation}" descr="{PaperText.Escaped(name)}"/><wp:cNvGraphicFramePr/>
        <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>
        """);

    private string Xml() => $"""
        <c:chartSpace {Namespaces}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>
        {(Bars ? $"""<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{AllSeries()}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>"""
               : $"""<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{AllSeries()}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>""")}
        <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{(Bars ? "maxMin" : "minMax")}"/></c:scaling><c:delete val="0"/><c:axPos val="{(Bars ? "l" : "b")}"/><c:numFmt formatCode="General" sourceLinked="0"/>
        <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{Line("808080")}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>
        <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="{Least.ToString(CultureInfo.InvariantCulture)}"/></c:scaling><c:delete val="0"/><c:axPos val="{(Bars ? "b" : "l")}"/><c:majorGridlines>{Line("D9D9D9")}</c:majorGridlines><c:numFmt formatCode="0%" sourceLinked="0"/>
        <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{Line("808080")}<c:crossAx val="1"/><c:crosses val="{(Bars ? "max" : "autoZero")}"/><c:crossBetween val="between"/></c:valAx>
        </c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>
        <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{PaperLook.Latin}"/><a:ea typeface="{Look.ChartFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="{Look.Language}"/></a:p></c:txPr>
        <c:externalData r:id="{DataId}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>
        """;

    private string AllSeries() => string.Concat(Series.Select((series, i) =>
    {
        var (colour, mark) = Looks[i % Looks.Length];
        var column = SheetText.Column(i + 1);
        var shape = Bars
            ? $"""<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>"""
            : $"""{Line(colour, 22_225)}<c:marker><c:symbol val="{mark}"/><c:size val="6"/><c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr></c:marker>""";
        return $"""
            <c:ser><c:idx val="{i}"/><c:order val="{i}"/><c:tx><c:strRef><c:f>{Sheet}!${column}$1</c:f><c:strCache><c:ptCount val="1"/>{Point(0, series.Name)}</c:strCache></c:strRef></c:tx>{shape}
            <c:cat><c:strRef><c:f>{Cells("A")}</c:f><c:strCache><c:ptCount val="{Categories.Count}"/>{string.Concat(Categories.Select((c, n) => Point(n, c)))}</c:strCache></c:strRef></c:cat>
            <c:val><c:numRef><c:f>{Cells(column)}</c:f><c:numCache><c:formatCode>0.0%</c:formatCode><c:ptCount val="{Categories.Count}"/>
            {string.Concat(series.Values.Select((v, n) => v is { } share ? Point(n, share.ToString(CultureInfo.InvariantCulture)) : ""))}</c:numCache></c:numRef></c:val>{(Bars ? "" : "<c:smooth val=\"0\"/>")}</c:ser>
            """;
    }));

    private string Cells(string column) => $"{Sheet}!${column}$2:${column}${Categories.Count + 1}";

    private static string Point(int index, string value) => $"""<c:pt idx="{index}"><c:v>{PaperText.Escaped(value)}</c:v></c:pt>""";

    private static string Line(string colour, int width = 9_525) => $"""<c:spPr><a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>""";
}
