using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Keys;

namespace Tongpin.Records;

/// <summary>Records' nouns as the history names them.</summary>
internal static class RecordsNouns
{
    public static IReadOnlyList<NounWords> All { get; } =
    [
        new("records_key", ("学习记录密钥", "Key of the record store"), new Dictionary<string, Words>
        {
            ["Name"] = ("应用", "Application"), ["Key"] = ("密钥", "Key"), ["Hash"] = ("口令", "Secret"), ["Scopes"] = ("范围", "Scopes"), ["CreatedAt"] = ("创建", "Created"), ["CreatedBy"] = ("创建人", "Created by"), ["ExpiresAt"] = ("到期", "Expires"), ["RevokedAt"] = ("吊销", "Revoked"), ["Authority"] = ("署名", "Authority"),
        }, _ => "/records/keys") { Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Scopes"] = NounWords.Of<Scopes>(NameOf) } },
        new("records_statement", ("学习记录", "Records"), new Dictionary<string, Words> { ["statements"] = ("陈述", "Statements"), ["filter"] = ("筛选", "Filter") }),
    ];

    private static Words NameOf(Scopes scope) => scope switch
    {
        Scopes.None => ("无", "none"),
        Scopes.WriteStatements => ("写陈述", "write statements"),
        Scopes.ReadMine => ("读自己的陈述", "read own statements"),
        Scopes.ReadStatements => ("读陈述", "read statements"),
        Scopes.State => ("状态文档", "state documents"),
        Scopes.Profile => ("档案文档", "profile documents"),
        _ => ("全部", "everything"),
    };
}
