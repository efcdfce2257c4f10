using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.People;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Foundation.People;

public sealed class SealedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tongpin_sealed_").FullName;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private string File1 => Path.Combine(folder, "f");

    public SealedFileTests() => PersonalData.UseKeysOf(folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(300_001)]
    public async Task What_was_written_is_read_from_the_start_and_from_anywhere(int size)
    {
        var content = Bytes(size);
        await Write(content);

        await using var file = SealedFile.Open(File1);
        Assert.Equal(size, file.Length);
        Assert.Equal(content, await Read(file));
        Gen.Int[0, size].Sample(from =>
        {
            file.Position = from;
            var piece = new byte[Math.Min(100, size - from)];
            file.ReadExactly(piece);
            return piece.AsSpan().SequenceEqual(content.AsSpan(from, piece.Length));
        }, iter: 50, threads: 1);
    }

    [Fact]
    public async Task A_change_or_a_cut_is_noticed()
    {
        await Write(Bytes(200_000));
        var whole = await System.IO.File.ReadAllBytesAsync(File1, Ct);

        foreach (var at in new[] { 13, 40, 70_000, whole.Length - 1 })
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            await System.IO.File.WriteAllBytesAsync(File1, changed, Ct);
            await Assert.ThrowsAnyAsync<CryptographicException>(ReadAll);
        }
        // Also where a chunk ends.
        foreach (var length in new[] { whole.Length - 1, 28 + 65_552, 28 + (2 * 65_552), 30 })
        {
            await System.IO.File.WriteAllBytesAsync(File1, whole[..length], Ct);
            await Assert.ThrowsAnyAsync<CryptographicException>(ReadAll);
        }
    }

    [Fact]
    public async Task A_file_from_before_is_read_as_it_is()
    {
        await System.IO.File.WriteAllTextAsync(File1, "number,name\n", Ct);

        await using var file = SealedFile.Open(File1);

        Assert.Equal("number,name\n", Encoding.UTF8.GetString(await Read(file)));
    }

    [Fact]
    public async Task An_imported_file_and_its_report_lie_sealed_and_the_original_comes_back_with_a_line_in_the_history()
    {
        await using var house = new House();
        const string text = Imports.PeopleHeader + "n1,王芳,教职工,,,13800001234\nn2,李明,教职工,,,错13900005678\n";
        var import = await house.Check("people", text);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var onDisk = await house.As<Storage, byte[]>(Actor.House, s => System.IO.File.ReadAllBytesAsync(Import.FileOf(s, import.Id), Ct));
        var inDatabase = await house.In(db => db.Database.SqlQueryRaw<string>("SELECT \"Report\" AS \"Value\" FROM foundation_import").SingleAsync(Ct));
        var original = await office.GetAsync($"/imports/{import.Id}/original", Ct);

        Assert.Equal(-1, onDisk.AsSpan().IndexOf("13800001234"u8));
        Assert.DoesNotContain("5678", inDatabase, StringComparison.Ordinal);
        Assert.Equal("错13900005678", import.ReportOf().Problems.Single().Value);
        Assert.Equal(text, await original.Content.ReadAsStringAsync(Ct));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), import.Hash);
        Assert.Equal(1, await house.In(db => db.History.CountAsync(h => h.Did == "downloaded" && h.Record == import.Id.ToString(), Ct)));
    }

    [Fact]
    public async Task A_report_from_before_is_read_as_it_is()
    {
        await using var house = new House();
        var import = await house.Check("people", Imports.PeopleHeader + "n1,王芳,教职工,,,\n");
        await house.In(db => db.Database.ExecuteSqlAsync($"UPDATE foundation_import SET \"Report\" = {"""{"lines":7}"""}", Ct));

        Assert.Equal(7, (await house.Again(import.Id)).ReportOf().Lines);
    }

    private Task Write(byte[] content) => SealedFile.Write(File1, new MemoryStream(content), _ => { }, Ct);

    private async Task<byte[]> ReadAll()
    {
        await using var file = SealedFile.Open(File1);
        return await Read(file);
    }

    private static async Task<byte[]> Read(Stream file)
    {
        using var read = new MemoryStream();
        await file.CopyToAsync(read, Ct);
        return read.ToArray();
    }

    private static byte[] Bytes(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31 / 7))];
}
