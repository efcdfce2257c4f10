using System.Text.Json;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>What the history's keys mean to a reader; a key without words is shown as it is.</summary>
internal static class HistoryWords
{
    public static IReadOnlyDictionary<string, Words> Acts { get; } = new Dictionary<string, Words>
    {
        ["created"] = ("新增", "created"),
        ["changed"] = ("修改", "changed"),
        ["deleted"] = ("删除", "deleted"),
        ["viewed"] = ("查看", "viewed"),
        ["imported"] = ("导入", "imported"),
        ["undone"] = ("撤销", "undone"),
        ["exported"] = ("导出", "exported"),
        ["signed-in"] = ("登录", "signed in"),
    };

    public static IReadOnlyDictionary<string, Words> Nouns { get; } = new Dictionary<string, Words>
    {
        ["foundation_person"] = ("人员", "Person"),
        ["foundation_unit"] = ("单位", "Unit"),
        ["foundation_role"] = ("角色", "Role"),
        ["foundation_assignment"] = ("授权", "Assignment"),
        ["foundation_account"] = ("账号", "Account"),
        ["foundation_api_key"] = ("接口密钥", "API key"),
        ["foundation_import"] = ("导入", "Import"),
        ["foundation_evidence"] = ("材料", "Evidence"),
        ["foundation_regulation"] = ("规定", "Regulation"),
    };

    private static readonly Dictionary<string, Words> Fields = new()
    {
        ["Name"] = ("名称", "Name"),
        ["NameEn"] = ("英文名称", "Name in English"),
        ["Code"] = ("代码", "Code"),
        ["Number"] = ("编号", "Number"),
        ["Kind"] = ("类别", "Kind"),
        ["UnitId"] = ("单位", "Unit"),
        ["ParentId"] = ("上级单位", "Parent"),
        ["Email"] = ("邮箱", "E-mail"),
        ["Phone"] = ("电话", "Phone"),
        ["Active"] = ("在用", "Active"),
        ["Permissions"] = ("权限", "Permissions"),
        ["ImportId"] = ("来自导入", "From import"),
        ["Value"] = ("值", "Value"),
        ["ValidFrom"] = ("生效日期", "Valid from"),
        ["State"] = ("状态", "State"),
        ["Title"] = ("标题", "Title"),
        ["Note"] = ("说明", "Note"),
    };

    public static Words Act(string did) => Acts.GetValueOrDefault(did, Words.Same(did));
    public static Words Noun(string noun) => Nouns.GetValueOrDefault(noun, Words.Same(noun));
    public static Words Field(string field) => Fields.GetValueOrDefault(field, Words.Same(field));

    /// <summary>The changed fields with old and new value; details that are no change are given as they are.</summary>
    public static IEnumerable<(Words Field, string? Before, string After)> Differences(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        foreach (var field in json.RootElement.EnumerateObject())
            yield return field.Value is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
                ? (Field(field.Name), Text(pair[0]), Text(pair[1]))
                : (Field(field.Name), null, Text(field.Value));
    }

    public static string Changes(string changes) => string.Join(Words.L("；", "; "), Differences(changes).Select(d => d.Before is null or "" ? $"{d.Field}: {d.After}" : $"{d.Field}: {d.Before} → {d.After}"));

    private static string Text(JsonElement value) => value.ValueKind switch { JsonValueKind.Null => "", JsonValueKind.String => value.GetString()!, _ => value.GetRawText() };
}
