using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Tongpin.Foundation;
using Tongpin.Foundation.Backup;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tongpin_backup_").FullName;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private string Zip => Path.Combine(folder, "a.zip");
    private Storage Target => new(Directory.CreateDirectory(Path.Combine(folder, "target")).FullName, null);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_backed_up_comes_back()
    {
        var hash = await Backup();

        await Restore(force: false);

        Assert.Equal(["S01", "S02"], Codes(Target));
        Assert.Equal("%PDF-1.7 x", await File.ReadAllTextAsync(Path.Combine(Target.Folder, "evidence", hash), Ct));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Target.Folder, "keys")));
        Assert.Empty(Directory.GetFileSystemEntries(Target.Folder, ".restore-*"));
        Assert.Equal([Zip, Target.Folder], Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_of_PostgreSQL_comes_back_into_an_empty_database_and_over_a_full_one_only_by_force()
    {
        Assert.SkipWhen(HouseData.Server is null, "No PostgreSQL server (neither TONGPIN_TEST_POSTGRES nor TONGPIN_TEST_SERVER is set).");
        await using var house = new House(server: true);
        await house.GivenUnit("S01");
        var person = await house.Somebody(phone: "13800001234");
        await house.As<IEvidence, EvidenceId>(Actor.House, e => e.Attach(new("test", "1", "x"), "a.pdf", new MemoryStream("%PDF-1.7 x"u8.ToArray()), "", Ct));
        var manifest = await house.As<WriteBackup, Manifest>(Actor.House, b => b.Run(Zip, Ct));
        var empty = HouseData.NewDatabase();
        try
        {
            var target = new Storage(Directory.CreateDirectory(Path.Combine(folder, "target")).FullName, empty);

            await new RestoreBackup(target, TimeProvider.System).Run(Zip, false, Ct);

            Assert.Equal("postgres", manifest.Database);
            Assert.Equal(["S01"], await Read("SELECT \"Code\" FROM foundation_unit"));
            Assert.Equal("13800001234", PersonalData.Open((await Read($"SELECT \"Phone\" FROM foundation_person WHERE \"Number\" = '{person.Number}'")).Single()));
            Assert.Single(Directory.GetFiles(Path.Combine(target.Folder, "evidence")));

            await Read("UPDATE foundation_unit SET \"Code\" = 'S02'");
            Assert.Equal("foundation.backup.not-empty", (await Assert.ThrowsAsync<RuleBroken>(() => new RestoreBackup(target, TimeProvider.System).Run(Zip, false, Ct))).Rule.Key);
            Assert.Equal(["S02"], await Read("SELECT \"Code\" FROM foundation_unit"));

            await new RestoreBackup(target, TimeProvider.System).Run(Zip, true, Ct);
            Assert.Equal(["S01"], await Read("SELECT \"Code\" FROM foundation_unit"));
        }
        finally
        {
            HouseData.Drop(empty);
        }

        async Task<List<string>> Read(string sql)
        {
            await using var connection = new NpgsqlConnection(empty);
            await connection.OpenAsync(Ct);
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(Ct);
            List<string> values = [];
            while (await reader.ReadAsync(Ct)) values.Add(reader.GetString(0));
            return values;
        }
    }

    [Fact]
    public async Task A_folder_with_data_is_kept_unless_forced_and_then_moved_aside()
    {
        await Backup();
        await File.WriteAllTextAsync(Target.SqliteFile, "old", Ct);

        Assert.Equal("foundation.backup.not-empty", (await Assert.ThrowsAsync<RuleBroken>(() => Restore(force: false))).Rule.Key);
        Assert.Equal("old", await File.ReadAllTextAsync(Target.SqliteFile, Ct));

        await Restore(force: true);

        Assert.Equal(["S01", "S02"], Codes(Target));
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(Assert.Single(Directory.GetDirectories(Target.Folder, "before-restore-*")), "tongpin.db"), Ct));
    }

    [Fact]
    public async Task A_house_that_is_running_is_noticed_and_nothing_is_restored()
    {
        await Backup();
        await Restore(force: false);
        await using (var running = new SqliteConnection($"Data Source={Target.SqliteFile};Pooling=False"))
        {
            await running.OpenAsync(Ct);
            await using var command = running.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; UPDATE foundation_unit SET Code = 'S03' WHERE Code = 'S02'";
            await command.ExecuteNonQueryAsync(Ct);

            Assert.Equal(Rules.HouseIsRunning, (await Assert.ThrowsAsync<RuleBroken>(() => Restore(force: true))).Rule);
        }
        Assert.Equal(["S01", "S03"], Codes(Target));

        await Restore(force: true);
        Assert.Equal(["S01", "S02"], Codes(Target));
    }

    [Fact]
    public async Task What_cannot_be_moved_brings_back_what_was_moved_before_it()
    {
        await Backup();
        await Restore(force: false);
        var clock = new FakeTimeProvider(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        var before = Directory.GetFiles(Target.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        // Keys come last; a folder of that name stands in their way.
        Directory.CreateDirectory(Path.Combine(Target.Folder, "before-restore-20260901T080000", "keys"));

        await Assert.ThrowsAnyAsync<IOException>(() => new RestoreBackup(Target, clock).Run(Zip, true, Ct));

        Assert.Equal(before, Directory.GetFiles(Target.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.Equal(["S01", "S02"], Codes(Target));
    }

    [Fact]
    public void What_holds_keys_while_it_is_made_is_for_its_maker_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Archive.OwnFolder(Path.Combine(folder, "own"))));
    }

    [Fact]
    public async Task An_archive_that_exists_is_not_overwritten()
    {
        await File.WriteAllTextAsync(Zip, "mine", Ct);

        Assert.Equal("foundation.backup.exists", (await Assert.ThrowsAsync<RuleBroken>(Backup)).Rule.Key);
        Assert.Equal("mine", await File.ReadAllTextAsync(Zip, Ct));

        File.Delete(Zip);
        Directory.CreateDirectory(Zip);
        Assert.Equal("foundation.backup.exists", (await Assert.ThrowsAsync<RuleBroken>(Backup)).Rule.Key);
        Assert.Equal([Zip], Directory.GetFileSystemEntries(folder, "a*"));
    }

    [Fact]
    public async Task An_absent_archive_is_named_before_force_is_asked_for_and_an_absent_folder_is_not_made()
    {
        await File.WriteAllTextAsync(Target.SqliteFile, "old", Ct);

        Assert.Equal("foundation.backup.absent", (await Assert.ThrowsAsync<RuleBroken>(() => Restore(force: false))).Rule.Key);

        await using var house = new House(file: true);
        var nowhere = Path.Combine(folder, "nowhere");
        Assert.Equal("foundation.backup.folder", (await Assert.ThrowsAsync<RuleBroken>(() => house.As<WriteBackup, Manifest>(Actor.House, b => b.Run(Path.Combine(nowhere, "a.zip"), Ct)))).Rule.Key);
        Assert.False(Directory.Exists(nowhere));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("added")]
    [InlineData("no manifest")]
    [InlineData("cut off")]
    public async Task A_broken_archive_touches_nothing(string how)
    {
        var hash = await Backup();
        if (how == "cut off")
        {
            using var file = File.OpenWrite(Zip);
            file.SetLength(file.Length / 2);
        }
        else
        {
            using var zip = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update, Ct);
            if (how is "changed" or "missing") zip.GetEntry($"evidence/{hash}")!.Delete();
            if (how is "no manifest") zip.GetEntry(Manifest.Name)!.Delete();
            if (how is "changed") Write(zip, $"evidence/{hash}", "%PDF-1.7 y");
            if (how is "added") Write(zip, "evidence/more", "x");
        }

        Assert.Equal("foundation.backup.broken", (await Assert.ThrowsAsync<RuleBroken>(() => Restore(force: false))).Rule.Key);
        Assert.Empty(Directory.GetFileSystemEntries(Target.Folder));
    }

    [Theory]
    [InlineData("1", "postgres", "foundation.backup.database")]
    [InlineData("999.0.0.0", "sqlite", "foundation.backup.newer")]
    [InlineData("x", "sqlite", "foundation.backup.newer")]
    [InlineData("0.1.0.0", "sqlite", "foundation.backup.broken")]
    public async Task A_backup_of_another_house_is_refused(string version, string database, string rule)
    {
        using (var zip = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Create, Ct))
            Write(zip, Manifest.Name, $$"""{"format":1,"version":"{{version}}","database":"{{database}}","at":"2026-09-01T00:00:00Z","entries":[]}""");

        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(() => Restore(force: false))).Rule.Key);
    }

    [Theory]
    [InlineData("evidence/abc", true)]
    [InlineData("database/tongpin.db", true)]
    [InlineData("evidence/../../etc/passwd", false)]
    [InlineData("../evidence/abc", false)]
    [InlineData("/evidence/abc", false)]
    [InlineData("evidence//abc", false)]
    [InlineData("evidence/..\\..\\x", false)]
    [InlineData("evidence/C:x", false)]
    [InlineData("evidence/x.", false)]
    [InlineData("evidence/\u0000", false)]
    [InlineData("evidence/", false)]
    [InlineData("evidence", false)]
    [InlineData("wwwroot/index.html", false)]
    public void Names_lead_nowhere_else(string name, bool safe) => Assert.Equal(safe, Archive.IsSafe(name));

    /// <returns>Name of the evidence in it.</returns>
    private async Task<string> Backup()
    {
        await using var house = new House(file: true);
        await house.GivenUnit("S01");
        await house.GivenUnit("S02");
        await house.As<IEvidence, EvidenceId>(Actor.House, e => e.Attach(new("test", "1", "x"), "a.pdf", new MemoryStream("%PDF-1.7 x"u8.ToArray()), "", Ct));
        var manifest = await house.As<WriteBackup, Manifest>(Actor.House, b => b.Run(Zip, Ct));
        return manifest.Entries.Single(e => e.Name.StartsWith("evidence/", StringComparison.Ordinal)).Name["evidence/".Length..];
    }

    private Task<Manifest> Restore(bool force) => new RestoreBackup(Target, TimeProvider.System).Run(Zip, force, Ct);

    private static List<string> Codes(Storage storage)
    {
        using var connection = new SqliteConnection($"Data Source={storage.SqliteFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Code FROM foundation_unit ORDER BY Code";
        using var reader = command.ExecuteReader();
        List<string> codes = [];
        while (reader.Read()) codes.Add(reader.GetString(0));
        return codes;
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
