using Tongpin.Kernel;

namespace Tongpin.Foundation.Exchange;

/// <summary>Every refusal of an import as a whole. Single cells are refused by <see cref="ImportProblem"/>.</summary>
internal static class ImportRules
{
    public static readonly Rule UnknownKind = new("foundation.import.kind", ("没有“{0}”这种导入。可用：{1}", "There is no import “{0}”. There are: {1}"));
    public static readonly Rule NotAllowed = new("foundation.import.not-allowed", ("您没有导入“{0}”的权限。", "You may not import {0}."));
    public static readonly Rule Absent = new("foundation.import.absent", ("没有这次导入。", "There is no such import."));
    public static readonly Rule NoFile = new("foundation.import.no-file", ("没有收到内容：文件是空的，或没有选择文件、没有粘贴表格。", "Nothing came: the file is empty, or none was chosen and no table pasted."));
    public static readonly Rule TooLarge = new("foundation.import.too-large", ("文件超过 {0} MB，没有接收。请分成几个文件再上传。", "The file is larger than {0} MB and was not taken. Please split it into several files."));
    public static readonly Rule ColumnsMissing = new("foundation.import.columns-missing", ("缺少必填的列：{0}。文件里的列是：{1}。请下载模板对照。", "Needed columns are missing: {0}. The file has: {1}. Please compare it with the template."));
    public static readonly Rule ColumnTwice = new("foundation.import.column-twice", ("“{0}”和“{1}”两列都是“{2}”。请删去一列。", "“{0}” and “{1}” are both the column “{2}”. Please remove one of them."));
    public static readonly Rule NotChecked = new("foundation.import.not-checked", ("还没有检查完，不能导入。", "It has not been checked yet and cannot be imported."));
    public static readonly Rule HasProblems = new("foundation.import.has-problems", ("有 {0} 处问题，一行也没有导入。请改正后重新上传。", "There are {0} problems, so no line was imported. Please mend them and upload the file again."));
    public static readonly Rule AlreadyDone = new("foundation.import.done", ("这次导入已经完成。", "This import is already done."));
    public static readonly Rule BeingDone = new("foundation.import.running", ("这次导入正在进行。", "This import is going on already."));
    public static readonly Rule Collides = new("foundation.import.collides", ("数据库拒绝了这些行（与刚写入的记录重复，或所指的记录刚被删除），一行也没有导入。请重新检查。", "The database refused these lines (they repeat records just written, or point to records just removed), so none was imported. Please check again."));
    public static readonly Rule NotWritten = new("foundation.import.not-written", ("没有导入，一行也没有写入。", "It was not imported; no line was written."));
    public static readonly Rule NotDone = new("foundation.import.not-done", ("只有已完成的导入可以撤销。", "Only a finished import can be undone."));
    public static readonly Rule CannotUndo = new("foundation.import.cannot-undo", ("不能撤销，什么也没有改动：{0}", "It cannot be undone, and nothing was changed: {0}"));
}
