using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Certificates;

/// <summary>All certificates of a class in one archive (证书打包), drawn in the background with progress and kept, sealed, for a day.</summary>
/// <remarks>Its name says of which certificates it was made: once one is issued or revoked there is no archive until it is made anew.</remarks>
internal sealed class PackCertificates(TongpinDb db, ProjectDesk desk, CertificateFile files, ISealedFiles shelf, Storage storage, TimeProvider clock) : IJobWork
{
    public const string Work = "training.certificates.pack";
    private const string Unfinished = ".part";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Kind => Work;
    public bool IsWaitedFor => true;

    public static Words TitleOf(TrainingProject project) => new($"证书打包：{project.Name}", $"Certificates as ZIP: {project.Name}");

    /// <param name="home">The college's own address, which stands in the QR codes.</param>
    public static string ArgumentOf(ProjectId id, string home) => $"{id.Value} {home}";

    public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        var (id, home) = (new ProjectId(Guid.Parse(argument.Split(' ')[0])), argument[(argument.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        // load
        if (await PathOf(id, home, ct) is not { } path) throw Rules.NothingToPack.Broken();
        Forget(id);
        var part = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName() + Unfinished);

        // draw and save; by way of a file that goes when it is closed, since a thousand papers are a hundred megabytes
        await using (var scratch = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous))
        {
            await files.Archive(id, scratch, home, progress, ct);
            scratch.Position = 0;
            try
            {
                await shelf.Write(part, scratch, ct);
                File.SetLastWriteTimeUtc(part, clock.GetUtcNow().UtcDateTime);
                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }
        return $"/training/projects/{id.Value}/certificates";
    }

    /// <summary>The archive of the certificates that count now.</summary>
    /// <returns>Null when it was not made yet, or there is no such class within reach.</returns>
    public async Task<Stream?> Open(ProjectId id, string home, CancellationToken ct) => await IsReady(id, home, ct) ? shelf.Open((await PathOf(id, home, ct))!) : null;

    public async Task<bool> IsReady(ProjectId id, string home, CancellationToken ct) => File.Exists(await PathOf(id, home, ct));

    private async Task<string?> PathOf(ProjectId id, string home, CancellationToken ct)
    {
        if (await desk.Find(id, Permissions.See, ct) is not { } project) return null;
        var numbers = await db.Certificates.AsNoTracking().Where(c => c.ProjectId == id && c.Voided == "").OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(ct);
        if (numbers.Count == 0) return null;
        var made = SHA256.HashData(Encoding.UTF8.GetBytes($"{home}\n{project.Edition}\n{(await files.Issuer(ct)).Zh}\n{string.Join('\n', numbers)}"));
        return Path.Combine(storage.Room("certificates"), $"{id.Value:N}-{Convert.ToHexStringLower(made)[..32]}.zip");
    }

    // Older archives of the class, and those of any whose day is over.
    private void Forget(ProjectId id)
    {
        var before = (clock.GetUtcNow() - Kept).UtcDateTime;
        foreach (var file in new DirectoryInfo(storage.Room("certificates")).EnumerateFiles())
            if (file.Name.StartsWith($"{id.Value:N}-", StringComparison.Ordinal) || file.LastWriteTimeUtc < before) file.Delete();
    }
}
