using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Records;

/// <summary>Records' nouns as the history names them.</summary>
internal static class RecordsNouns
{
    public static IReadOnlyList<NounWords> All { get; } =
    [
        new("records_key", ("学习记录密钥", "Key of the record store"), new Dictionary<string, Words>
        {
            ["Name"] = ("应用", "Application"), ["Key"] = ("密钥", "Key"), ["Hash"] = ("口令", "Secret"), ["Scopes"] = ("范围", "Scopes"), ["CreatedAt"] = ("创建", "Created"), ["CreatedBy"] = ("创建人", "Created by"), ["ExpiresAt"] = ("到期", "Expires"), ["RevokedAt"] = ("吊销", "Revoked"), ["Authority"] = ("署名", "Authority"),
        }, _ => "/records/keys"),
        new("records_statement", ("学习记录", "Records"), new Dictionary<string, Words> { ["statements"] = ("陈述", "Statements"), ["filter"] = ("筛选", "Filter") }),
    ];
}
