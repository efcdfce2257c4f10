using System.Globalization;
using QRCoder;
using SkiaSharp;
using Tongpin.Training.Papers;

namespace Tongpin.Training.Certificates;

/// <summary>What stands on the paper of a certificate; Chinese, as it is handed out, with an English line below.</summary>
/// <param name="Body">Lines of the text.</param>
/// <param name="Address">What the QR code leads to.</param>
/// <param name="Mark">Words across the page for sample data and for a revoked certificate; empty for none.</param>
internal sealed record CertificateSheet(string Title, string TitleEn, string Holder, IReadOnlyList<string> Body, string Number, string Issuer, DateOnly Day, string Address, string Mark);

/// <summary>Draws a certificate as PDF: A4 across, a CJK font by file, text that can be searched and copied.</summary>
internal sealed class CertificatePaper(SKTypeface face)
{
    private const float Width = 842, Height = 595, Edge = 36;
    private readonly PdfPen pen = new(face);

    /// <summary>The simplified face of a collection of Noto, or the only one of another file.</summary>
    public static SKTypeface? Face(string path) => File.Exists(path) ? SKTypeface.FromFile(path, path.EndsWith(".ttc", StringComparison.OrdinalIgnoreCase) ? 2 : 0) : null;

    /// <summary>The same sheet gives the same bytes.</summary>
    public byte[] Draw(CertificateSheet sheet)
    {
        using var file = new MemoryStream();
        var day = sheet.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        using (var document = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { Title = $"{sheet.Title} {sheet.Number}", Author = sheet.Issuer, Creator = "Tongpin", Creation = day, Modified = day }))
        {
            using var canvas = document.BeginPage(Width, Height);
            Frame(canvas);
            if (sheet.Mark.Length > 0) Across(canvas, sheet.Mark);
            Centre(canvas, sheet.Title, 44, 118, SKColors.Black);
            Centre(canvas, sheet.TitleEn, 14, 142, SKColors.Gray);
            Centre(canvas, sheet.Holder, 30, 208, SKColors.Black);
            var y = 258f;
            foreach (var line in sheet.Body) Centre(canvas, line, 17, y += 30, SKColors.Black);
            pen.Text(canvas, $"证书编号：{sheet.Number}", 13, 80, 450, SKColors.Black);
            pen.Text(canvas, "扫码查验真伪", 10, 83, 541, SKColors.Gray);
            Qr(canvas, sheet.Address, 80, 460, 66);
            Right(canvas, sheet.Issuer, 16, 478);
            Right(canvas, sheet.Day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), 14, 506);
            document.EndPage();
            document.Close();
        }
        return file.ToArray();
    }

    private static void Frame(SKCanvas canvas)
    {
        using var pen = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 3, Color = new(0x1f, 0x4e, 0x79), IsAntialias = true };
        canvas.DrawRect(Edge, Edge, Width - 2 * Edge, Height - 2 * Edge, pen);
        pen.StrokeWidth = 1;
        canvas.DrawRect(Edge + 7, Edge + 7, Width - 2 * Edge - 14, Height - 2 * Edge - 14, pen);
    }

    private void Across(SKCanvas canvas, string mark)
    {
        canvas.Save();
        canvas.RotateDegrees(-20, Width / 2, Height / 2);
        Centre(canvas, mark, 84, Height / 2 + 20, new(0xc0, 0x30, 0x30, 0x30));
        canvas.Restore();
    }

    private void Centre(SKCanvas canvas, string text, float size, float y, SKColor color) => pen.Text(canvas, text, size, (Width - pen.Measure(text, size)) / 2, y, color);

    private void Right(SKCanvas canvas, string text, float size, float y) => pen.Text(canvas, text, size, Width - 80 - pen.Measure(text, size), y, SKColors.Black);

    private static void Qr(SKCanvas canvas, string address, float x, float y, float size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var ink = new SKPaint { Color = SKColors.Black };
        var module = size / data.ModuleMatrix.Count;
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
            for (var column = 0; column < data.ModuleMatrix.Count; column++)
                if (data.ModuleMatrix[row][column]) canvas.DrawRect(x + column * module, y + row * module, module, module, ink);
    }
}
