using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Tongpin.Kernel.Papers;

namespace Tongpin.Tests.Kernel.Papers;

/// <summary>Papers as tests read them back.</summary>
internal static class PaperFiles
{
    /// <summary>Draws a paper up in a language and gives it back as Word would read it.</summary>
    public static async Task<WordprocessingDocument> Written(string language, Func<OfficialPaper> draw)
    {
        var file = new MemoryStream();
        await In(language, draw).Write(file, TestContext.Current.CancellationToken);
        file.Position = 0;
        return WordprocessingDocument.Open(file, isEditable: false);
    }

    public static IEnumerable<string> Faults(this WordprocessingDocument document) =>
        from version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 }
        from fault in new OpenXmlValidator(version).Validate(document)
        select $"{fault.Part?.Uri} {fault.Path?.XPath} {fault.Description}";

    public static string Text(this WordprocessingDocument document) => string.Join('\n', document.Lines("*"));

    /// <summary>The paragraphs of a style, outside and inside tables.</summary>
    public static IEnumerable<string> Lines(this WordprocessingDocument document, string style) =>
        from paragraph in document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()
        where style == "*" || paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith(style, StringComparison.Ordinal) == true
        select paragraph.InnerText;

    private static T In<T>(string language, Func<T> draw)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try { return draw(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
