using Tongpin.Kernel;

namespace Tongpin.Records;

internal static class Rules
{
    // What the standard asks of a request; the clause stands where the rule is used.
    public static readonly Rule BadJson = new("records.json", ("JSON 不合规：{0}", "The JSON is not well formed: {0}"));
    public static readonly Rule BadUtf8 = new("records.utf8", ("内容不是合规的 UTF-8（第 {0} 字节起）。", "The content is no valid UTF-8 (from byte {0})."));
    public static readonly Rule TooDeep = new("records.depth", ("JSON 嵌套超过 {0} 层。", "The JSON is nested deeper than {0} levels."));
    public static readonly Rule TooLarge = new("records.size", ("请求超过 {0} 字节的上限，请拆分后再发。", "The request is larger than the limit of {0} bytes; split it."));
    public static readonly Rule TooMany = new("records.rate", ("请求太频繁（每分钟上限 {0} 次），请稍后再试。", "Too many requests ({0} a minute at most); try again shortly."));
    public static readonly Rule Busy = new("records.busy", ("存储暂时不可用，请稍后重发（编号相同的陈述不会重复存入）：{0}", "The store is not available at the moment; send it again shortly (statements with the same ids are not stored twice): {0}"));
    public static readonly Rule NoKey = new("records.key", ("没有有效的密钥。", "There is no valid key."));
    public static readonly Rule NoScope = new("records.scope", ("此密钥没有“{0}”范围。", "This key does not hold the scope “{0}”."));
    public static readonly Rule NoVersion = new("records.version", ("请求头 X-Experience-API-Version 应为 1.0.x 或 2.0.x，不能是“{0}”。", "The header X-Experience-API-Version must be 1.0.x or 2.0.x, not “{0}”."));
    public static readonly Rule Unknown = new("records.property", ("{0} 中不允许属性“{1}”。", "{0} may not have the property “{1}”."));
    public static readonly Rule Twice = new("records.twice", ("{0} 中属性“{1}”出现了两次。", "{0} has the property “{1}” twice."));
    public static readonly Rule Missing = new("records.missing", ("{0} 缺少“{1}”。", "{0} lacks “{1}”."));
    public static readonly Rule WrongType = new("records.type", ("{0} 的类型不对，应为{1}。", "{0} is of the wrong type; it must be {1}."));
    public static readonly Rule WrongValue = new("records.value", ("{0} 的取值不合规：{1}", "{0} has a value that is not allowed: {1}"));
    public static readonly Rule Identifier = new("records.identifier", ("{0} 应恰有一个身份标识（mbox、mbox_sha1sum、openid、account），现有 {1} 个。", "{0} must have exactly one identifier (mbox, mbox_sha1sum, openid, account); it has {1}."));
    public static readonly Rule Combination = new("records.combination", ("{0}：{1} 不能与 {2} 同用。", "{0}: {1} does not go with {2}."));
    public static readonly Rule IdTwice = new("records.batch.twice", ("同一批中有两条陈述使用编号 {0}。", "Two statements of the batch have the id {0}."));
    public static readonly Rule Conflict = new("records.conflict", ("编号 {0} 已有另一条内容不同的陈述。", "The id {0} belongs to another statement with other content."));
    public static readonly Rule IdMismatch = new("records.id-mismatch", ("地址中的编号 {0} 与内容中的 {1} 不同。", "The id {0} of the address and {1} of the content differ."));
    public static readonly Rule Parameter = new("records.parameter", ("参数“{0}”不合规：{1}", "The parameter “{0}” is not allowed here or has a wrong value: {1}"));
    public static readonly Rule NeedParameter = new("records.parameter.missing", ("缺少参数“{0}”。", "The parameter “{0}” is missing."));
    public static readonly Rule ContentType = new("records.content-type", ("内容类型应为{0}，现为“{1}”。", "The content type must be {0}; it is “{1}”."));
    public static readonly Rule Part = new("records.multipart", ("multipart 内容不合规：{0}", "The multipart content is not well formed: {0}"));
    public static readonly Rule Signature = new("records.signature", ("签名不合规：{0}", "The signature is not valid: {0}"));
    public static readonly Rule NotThere = new("records.absent", ("没有找到。", "There is no such thing."));
    public static readonly Rule NoMethod = new("records.method", ("此资源不接受 {0}。", "This resource does not take {0}."));
    public static readonly Rule Precondition = new("records.precondition", ("文档已被改动或已存在，没有覆盖。请先读取最新版本及其 ETag。", "The document was changed meanwhile or exists; nothing was overwritten. Read it with its ETag first."));
    public static readonly Rule NeedETag = new("records.etag", ("写入已有文档时应带 If-Match 或 If-None-Match。", "Writing over a document takes If-Match or If-None-Match."));
    public static readonly Rule NeedETagAlways = new("records.etag.always", ("写入此文档应带 If-Match 或 If-None-Match。", "Writing this document takes If-Match or If-None-Match."));
    public static readonly Rule Merge = new("records.merge", ("只有两边都是 JSON 对象时才能合并。", "Only JSON objects can be merged."));
    public static readonly Rule NoPlace = new("records.disk", ("磁盘空间不足，没有写入任何内容。", "The disk is full; nothing was kept."));

    // What people at pages are told.
    public static readonly Rule KeyDays = new("records.key.days", ("有效天数应在 {0} 与 {1} 之间。", "The days until a key expires must be between {0} and {1}."));
    public static readonly Rule NoSuchScope = new("records.key.scope", ("没有范围“{0}”。", "There is no scope “{0}”."));
    public static readonly Rule NoSuchActor = new("records.erase.actor", ("没有这个行动者的陈述。", "There are no statements of this actor."));
    public static readonly Rule ReasonNeeded = new("records.erase.reason", ("请写明删除个人信息的依据。", "Please say what the erasure rests on."));
    public static readonly Rule NoDump = new("records.import.none", ("请选择一个文件（JSON Lines，或陈述数组）。", "Choose a file (JSON Lines, or an array of statements)."));
    public static readonly Rule DumpLine = new("records.import.line", ("第 {0} 条：{1}", "Statement {0}: {1}"));
}
