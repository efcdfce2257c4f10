using Microsoft.AspNetCore.Http;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Exchange;

/// <summary>Keeps the file of an import, sealed, and starts its work.</summary>
internal sealed class TakeDump(Storage storage, ISealedFiles files, IJobs jobs)
{
    public async Task<JobId> Run(Stream content, CancellationToken ct)
    {
        var name = $"{Guid.NewGuid():N}.part";
        var path = Path.Combine(storage.Room("attachments"), name);
        var started = false;
        try
        {
            await files.Write(path, content, ct);
            await using (var written = files.Open(path)) if (written.Length == 0) throw Rules.NoDump.Broken();
            var job = await jobs.Start(ImportStatements.JobKind, ("导入学习记录", "Import records"), name, ct);
            started = true;
            return job;
        }
        catch (IOException e) when (e is not BadHttpRequestException && !ct.IsCancellationRequested)
        {
            throw Rules.NoPlace.Broken();
        }
        finally
        {
            if (!started) File.Delete(path);
        }
    }
}

/// <summary>Imports a dump of statements: first all are checked, then all are written. What is there already stays as it is, so an import that was interrupted can be done again.</summary>
internal sealed class ImportStatements(TongpinDb db, Storage storage, ISealedFiles files, StatementWriter writer, IHistory history) : IJobWork
{
    public const string JobKind = "records.import";
    private const int Chunk = 500;
    public string Kind => JobKind;

    public async Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
    {
        var path = Path.Combine(storage.Room("attachments"), argument);
        try
        {
            long total = 0;
            await foreach (var _ in Dump.Read(files.Open(path), ct)) if (++total % Chunk == 0) progress.Report(new(total, 0, ("检查", "Checking")));

            long done = 0;
            List<StatementDraft> chunk = [];
            await foreach (var draft in Dump.Read(files.Open(path), ct))
            {
                chunk.Add(draft);
                if (chunk.Count < Chunk) continue;
                done += await Write(chunk, done);
                progress.Report(new(done, total, ("写入", "Writing")));
            }
            done += await Write(chunk, done);
            history.Note("imported", "records_statement", "dump", new { statements = done });
            await db.SaveChangesAsync(ct);
            progress.Report(new(done, total, ("写入", "Writing")));
            return "/records";
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<int> Write(List<StatementDraft> chunk, long before)
    {
        try
        {
            // The same id twice in one chunk: the second is a re-send.
            await writer.Write([.. chunk.DistinctBy(d => d.Id ?? Guid.CreateVersion7())], RecordKey.House);
        }
        catch (Refusal refusal)
        {
            throw Rules.DumpLine.Broken($"{before + 1}–{before + chunk.Count}", refusal.Words);
        }
        var count = chunk.Count;
        chunk.Clear();
        return count;
    }
}
