using Microsoft.Extensions.Caching.Memory;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>A row of a list that says how many files its record has.</summary>
public interface IFiled
{
    /// <summary>Id or code of the record, as its <see cref="IEvidenceNoun"/> reads it.</summary>
    string Record();

    /// <summary>How many files prove it.</summary>
    int Files { get; set; }
}

/// <summary>A list that counts the files of evidence beside each record and leads to them.</summary>
/// <param name="noun">Table of the records.</param>
public abstract class FiledListing<TEntity, TRow>(TongpinDb db, CurrentActor actor, IMemoryCache cache, IEvidence evidence, string noun) : Listing<TEntity, TRow>(db, actor, cache) where TEntity : class where TRow : IFiled
{
    private IReadOnlyDictionary<string, int> files = new Dictionary<string, int>();

    /// <summary>The column of the counts.</summary>
    protected static Column<TEntity, TRow> FilesOf(string noun) => new("files", ("佐证", "Files"), r => r.Files, CellKind.Integer) { Link = r => EvidencePlace.PageOf(noun, r.Record()) };

    // Before the rows: an export completes them while it still reads.
    protected override async ValueTask Prepare(CancellationToken ct) => files = await evidence.Counts(noun, ct);

    protected override ValueTask<IReadOnlyList<TRow>> Complete(IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        foreach (var row in rows) row.Files = files.GetValueOrDefault(row.Record());
        return new(rows);
    }
}
