using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Tongpin.Kernel.Sheets;

/// <summary>
/// The first visible sheet of an .xlsx (ISO/IEC 29500-1, SpreadsheetML), read forward only. Written on the bare XML reader because
/// every byte must pass the budget, which the libraries at hand do not offer; declared dimensions and counts are ignored.
/// </summary>
internal sealed partial class XlsxBook : IDisposable
{
    private const int LongestTag = 1 << 20, DeepestElement = 32, Year10000 = 2_958_466, From1904 = 1462;
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private static readonly Uri Package = new("http://package/");

    private readonly ZipArchive zip;
    private readonly Func<Budget> budget;
    private readonly SheetLimits limits;
    private readonly string sheet;
    private readonly bool from1904;
    private readonly List<string> shared = [];
    private readonly List<bool> dates = [];
    private readonly StringBuilder text = new();

    public XlsxBook(Stream file, SheetLimits limits, string fileName)
    {
        this.limits = limits;
        budget = () => new Budget(limits, file.Length, fileName);
        zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        budget().Spend(zip.Entries.Sum(e => Math.Clamp(e.Length, 0, 1L << 40)));

        var opening = budget();
        var book = Related("", opening).FirstOrDefault(r => Is(r, "officeDocument")).Target ?? throw new InvalidDataException();
        var parts = Related(book, opening).ToList();
        var sheets = new List<(string Id, string Name)>();
        foreach (var xml in Elements(book, opening))
        {
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible")
                sheets.Add((Attribute(xml, "id"), xml.GetAttribute("name") ?? ""));
        }
        (sheet, SheetName) = sheets.Select(s => (parts.FirstOrDefault(p => p.Id == s.Id && Is(p, "worksheet")).Target, s.Name)).FirstOrDefault(s => s.Target is not null);
        if (sheet is null) throw new InvalidDataException();
        if (parts.FirstOrDefault(p => Is(p, "styles")).Target is { } styles) ReadStyles(styles, opening);
        if (parts.FirstOrDefault(p => Is(p, "sharedStrings")).Target is { } strings)
            foreach (var xml in Elements(strings, opening))
                if (xml.LocalName == "si") shared.Add(TextIn(xml));

        static bool Is((string Id, string Type, string Target) part, string type) => part.Type.EndsWith("/" + type, StringComparison.Ordinal);
    }

    public string SheetName { get; }

    public void Dispose() => zip.Dispose();

    public IEnumerable<SheetRow> Rows()
    {
        var (line, column, cells) = (0, 0, new List<string>());
        foreach (var xml in Elements(sheet, budget()))
        {
            if (xml.LocalName == "row")
            {
                if (cells.Count > 0) yield return new SheetRow(line, cells);
                cells = new List<string>(cells.Count);
                var stated = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : line + 1;
                (line, column) = (stated > line ? stated : throw new InvalidDataException(), 0);
            }
            else if (xml.LocalName == "c" && line > 0) column = 1 + ReadCell(xml, line, column, cells);
        }
        if (cells.Count > 0) yield return new SheetRow(line, cells);
    }

    /// <summary>A cell may name its place; without it, it follows the one before.</summary>
    private int ReadCell(XmlReader xml, int line, int column, List<string> cells)
    {
        if (xml.GetAttribute("r") is { } place) column = ColumnOf(place);
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        var value = Value(TextIn(xml), type, style < dates.Count && dates[style]).Trim();
        if (value.Length == 0) return column;
        if (column >= limits.MaxColumns) throw SheetRules.TooManyColumns.Broken(line, limits.MaxColumns);
        if (value.Length > limits.MaxCellLength)
            throw SheetRules.CellTooLong.Broken(line, SheetText.Column(column), limits.MaxCellLength, SheetText.Short(value));
        if (value.Contains('\0')) throw SheetRules.Nul.Broken(line);
        while (cells.Count <= column) cells.Add("");
        cells[column] = value;
        return column;
    }

    private string Value(string raw, string? type, bool isDate)
    {
        if (type == "s")
            return int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count ? shared[i] : throw new InvalidDataException();
        if (type == "b") return raw switch { "" => "", "1" or "true" => "TRUE", _ => "FALSE" };
        if (type == "d" && DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day)) return SheetText.Moment(day);
        if (type is not (null or "n") || !double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return raw;
        if (!isDate) return SheetText.Number(number);
        if (number is >= 0 and < 1) return TimeSpan.FromSeconds(Math.Floor(number * 86_400 + 0.001)).ToString("c", CultureInfo.InvariantCulture);
        var serial = from1904 ? number + From1904 : number;
        return serial is >= 1 and < Year10000 ? Day(serial) : SheetText.Number(number);
    }

    /// <summary>Days since 1899-12-30; Excel counts a 29 February 1900 that never was, so earlier days are off by one.</summary>
    private static string Day(double serial)
    {
        var time = TimeSpan.FromSeconds(Math.Min(Math.Round(serial * 86_400), Year10000 * 86_400d - 1));
        return SheetText.Moment(new DateTime(1899, 12, serial < 60 ? 31 : 30) + time);
    }

    /// <summary>The text below the current element: value or string, without formulas and reading aids.</summary>
    private string TextIn(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, wanted, aid) = (xml.Depth, false, 0);
        text.Clear();
        while (Step(xml) && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    wanted = aid == 0 && !xml.IsEmptyElement && xml.LocalName is "t" or "v";
                    if (xml.LocalName == "rPh" && !xml.IsEmptyElement) aid = xml.Depth;
                    break;
                case XmlNodeType.EndElement:
                    wanted = false;
                    if (xml.Depth == aid) aid = 0;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when wanted:
                    text.Append(xml.Value);
                    break;
            }
            if (text.Length > limits.MaxCellLength) text.Length = limits.MaxCellLength + 1; // enough to be refused by
        }
        var found = text.ToString();
        return found.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(found, m => ((char)Convert.ToUInt16(m.Groups[1].Value, 16)).ToString()) : found;
    }

    private void ReadStyles(string part, Budget opening)
    {
        var (custom, inFormats) = (new Dictionary<int, bool>(), false);
        foreach (var xml in Elements(part, opening))
        {
            if (xml.Depth == 1) inFormats = xml.LocalName == "cellXfs";
            _ = int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            if (xml.LocalName == "numFmt")
                custom[id] = xml.GetAttribute("formatCode") is { Length: < 256 } code && DateLetter().IsMatch(Literals().Replace(code, ""));
            else if (inFormats && xml.LocalName == "xf")
                dates.Add(custom.TryGetValue(id, out var isDate) ? isDate : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58));
        }
    }

    /// <summary>Relations of a part: its directory, then <c>_rels</c>.</summary>
    private IEnumerable<(string Id, string Type, string Target)> Related(string part, Budget opening)
    {
        var slash = part.LastIndexOf('/') + 1;
        foreach (var xml in Elements($"{part[..slash]}_rels/{part[slash..]}.rels", opening))
            if (xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External"
                && Uri.TryCreate(new Uri(Package, Uri.EscapeDataString(part).Replace("%2F", "/", StringComparison.Ordinal)), xml.GetAttribute("Target"), out var target))
                yield return (Attribute(xml, "Id"), Attribute(xml, "Type"), Uri.UnescapeDataString(target.AbsolutePath.TrimStart('/')));
    }

    private IEnumerable<XmlReader> Elements(string part, Budget spent)
    {
        var entry = zip.GetEntry(part) ?? throw new InvalidDataException();
        using var xml = XmlReader.Create(new BoundedStream(entry.Open(), spent, LongestTag), Safe);
        while (Step(xml))
            if (xml.NodeType == XmlNodeType.Element) yield return xml;
    }

    private static bool Step(XmlReader xml) => xml.Read() && (xml.Depth <= DeepestElement ? true : throw new InvalidDataException());

    private static string Attribute(XmlReader xml, string localName)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == localName && xml.Value is var value && xml.MoveToElement()) return value;
        throw new InvalidDataException();
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var c in place.AsSpan(0, Math.Min(4, place.Length)))
            if (char.IsAsciiLetterUpper(c)) column = column * 26 + c - 'A' + 1;
            else break;
        return column > 0 ? column - 1 : throw new InvalidDataException();
    }

    [GeneratedRegex("_x(?!D[89A-F])([0-9A-F]{4})_", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLetter();

    /// <summary>What a number format shows as it stands: quoted or escaped text, colours and conditions.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!(h+|m+|s+)\\])[^]]*\\]|General", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literals();
}
