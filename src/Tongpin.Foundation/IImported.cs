namespace Tongpin.Foundation;

/// <summary>A record that may have come from a file (导入). It remembers from which import, and which fields a person has changed since.</summary>
public interface IImported
{
    /// <summary>The import that wrote it first; <see cref="SampleImport"/> for sample data; null when a person entered it.</summary>
    Guid? ImportId { get; set; }

    /// <summary>Fields that a person changed by hand; a later import leaves them alone unless told otherwise.</summary>
    List<string> TouchedByHand { get; set; }

    /// <summary>The import under which the sample college was written: whatever carries it is shown as 示例数据.</summary>
    static readonly Guid SampleImport = new("5a3b1e00-0000-7000-8000-000000000001");
}
