using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel.Lists;

public sealed class CursorTests
{
    [Theory, InlineData("重庆"), InlineData("a"), InlineData("")]
    public void A_cursor_comes_back_from_the_address_however_long_its_key(string word)
    {
        var cursor = new Cursor(string.Concat(Enumerable.Repeat(word, 200 / Math.Max(1, word.Length))), Guid.CreateVersion7().ToString(), 20);
        var request = new ListRequest([new("after", cursor.Write())]);

        Assert.Equal(cursor, Cursor.Read(request.Cursor));
    }

    [Theory, InlineData("x"), InlineData("bm90IGpzb24"), InlineData("%")]
    public void A_cursor_that_was_tampered_with_starts_over(string text) => Assert.Null(Cursor.Read(text));
}
