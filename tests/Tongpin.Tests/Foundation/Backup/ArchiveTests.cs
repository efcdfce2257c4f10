using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Tongpin.Foundation.Backup;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Backup;

public sealed class ArchiveTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tongpin-archive-");
    private string File => Path.Combine(folder.FullName, "b.zip");
    private Storage Target => new(Path.Combine(folder.FullName, "target"), null);

    private async Task<House> BackedUp()
    {
        var house = new House();
        await house.GivenUnit("S1");
        var storage = await house.As<Storage, Storage>(Actor.House, Task.FromResult);
        await System.IO.File.WriteAllTextAsync(Path.Combine(storage.Room("evidence"), "x"), "proof");
        await house.In(async db =>
        {
            await Archive.Write(db, storage, File, default);
            return true;
        });
        return house;
    }

    [Fact]
    public async Task What_was_backed_up_comes_back()
    {
        await using var house = await BackedUp();
        Assert.SkipWhen(await house.In(db => Task.FromResult(!db.IsSqlite)), "The target of this test is a file.");
        await Archive.Read(Target, File, force: false, default);
        Assert.Equal("proof", await System.IO.File.ReadAllTextAsync(Path.Combine(Target.Folder, "evidence", "x")));
        await using var connection = new SqliteConnection($"Data Source={Target.SqliteFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Code\" FROM \"foundation_unit\"";
        Assert.Equal("S1", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_target_with_data_is_left_alone_unless_forced()
    {
        await using var house = await BackedUp();
        Assert.SkipWhen(await house.In(db => Task.FromResult(!db.IsSqlite)), "The target of this test is a file.");
        Directory.CreateDirectory(Target.Folder);
        await System.IO.File.WriteAllTextAsync(Target.SqliteFile, "precious");
        Assert.Equal(BackupRules.NotEmpty, (await Assert.ThrowsAsync<RuleBroken>(() => Archive.Read(Target, File, force: false, default))).Rule);
        Assert.Equal("precious", await System.IO.File.ReadAllTextAsync(Target.SqliteFile));
        await Archive.Read(Target, File, force: true, default);
        Assert.NotEqual("precious", await System.IO.File.ReadAllTextAsync(Target.SqliteFile));
    }

    [Fact]
    public async Task A_damaged_archive_is_refused_before_anything_is_touched()
    {
        await System.IO.File.WriteAllTextAsync(File, "no zip");
        Assert.Equal(BackupRules.NotAnArchive, (await Assert.ThrowsAsync<RuleBroken>(() => Archive.Read(Target, File, force: true, default))).Rule);
        System.IO.File.Delete(File);
        using (var zip = ZipFile.Open(File, ZipArchiveMode.Create)) zip.CreateEntry("../evil.txt");
        Assert.Equal(BackupRules.NotAnArchive, (await Assert.ThrowsAsync<RuleBroken>(() => Archive.Read(Target, File, force: true, default))).Rule);
        Assert.False(Directory.Exists(Target.Folder));
    }

    [Fact]
    public async Task An_existing_file_is_never_written_over()
    {
        await using var house = await BackedUp();
        await Assert.ThrowsAsync<RuleBroken>(() => house.In(async db =>
        {
            await Archive.Write(db, Target, File, default);
            return true;
        }));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
