using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Tongpin.Kernel;

/// <summary>
/// Markup written as text, for what repeats on a page: the cells of a list cost a fifth of what they do as elements of the
/// component tree (docs/benchmarks.md). Whatever stands in a hole is encoded, so that data can never become markup.
/// </summary>
/// <example><c>html.Add($"&lt;td&gt;{name}&lt;/td&gt;")</c></example>
public sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new(8192);

    public Markup Add([InterpolatedStringHandlerArgument("")] ref Encoded part) => this;

    public MarkupString Done() => new(text.ToString());

    /// <summary>An interpolated text whose literal parts are markup and whose holes are data.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Encoded(int literalLength, int formattedCount, Markup to)
    {
        // The compiler passes both counts; the text grows by itself.
        public int Room { get; } = literalLength + formattedCount;

        public void AppendLiteral(string markup) => to.text.Append(markup);
        public void AppendFormatted(string? data) => to.text.Append(data is null ? null : Encoder.Encode(data));
        public void AppendFormatted(Words data) => AppendFormatted(data.ToString());
        public void AppendFormatted(int data) => to.text.Append(data);

        /// <summary>Markup made elsewhere, as it is.</summary>
        public void AppendFormatted(MarkupString markup) => to.text.Append(markup.Value);
    }
}
