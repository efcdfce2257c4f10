using Microsoft.AspNetCore.Components;
using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel.Pages;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onclick=\"x", "&quot; onclick=&quot;x")]
    [InlineData("'&", "&#x27;&amp;")]
    [InlineData("张三 Zhang", "张三 Zhang")]
    [InlineData(null, "")]
    public void Whatever_stands_in_a_hole_is_encoded(string? data, string written) =>
        Assert.Equal($"<td title=\"{written}\">{written}</td>", new Markup().Add($"<td title=\"{data}\">{data}</td>").Done().Value);

    [Fact]
    public void Markup_made_elsewhere_goes_in_as_it_is() =>
        Assert.Equal("<p><b>3</b></p>", new Markup().Add($"<p>{new MarkupString("<b>")}{3}{new MarkupString("</b>")}</p>").Done().Value);
}
