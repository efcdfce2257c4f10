using System.Text;
using SkiaSharp;

namespace Tongpin.Training.Papers;

/// <summary>Writes text into a PDF so that it can be searched and copied.</summary>
internal sealed class PdfPen(SKTypeface face)
{
    public float Measure(string text, float size)
    {
        using var font = new SKFont(face, size);
        return font.MeasureText(text);
    }

    // Glyphs together with their text: drawn as text alone, the font's characters for radicals would come out when it is copied.
    public void Text(SKCanvas canvas, string text, float size, float x, float y, SKColor color)
    {
        using var font = new SKFont(face, size);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        var glyphs = font.GetGlyphs(text);
        var widths = font.GetGlyphWidths(glyphs);
        var utf8 = Encoding.UTF8.GetBytes(text);
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocateRawPositionedTextRun(font, glyphs.Length, utf8.Length);
        glyphs.CopyTo(run.Glyphs);
        utf8.CopyTo(run.Text);
        var (at, cluster) = (0f, 0);
        foreach (var (i, rune) in text.EnumerateRunes().Index())
        {
            run.Positions[i] = new(at, 0);
            run.Clusters[i] = (uint)cluster;
            at += widths[i];
            cluster += rune.Utf8SequenceLength;
        }
        using var blob = builder.Build();
        canvas.DrawText(blob!, x, y, paint);
    }
}
