namespace Tongpin.Kernel.Sheets;

/// <summary>Every refusal of a table. Each names the place and says how to mend it; nothing has been changed when it is read.</summary>
public static class SheetRules
{
    public static readonly Rule TooLarge = new("sheets.file.too-large", (
        "文件有 {0} MB，上限是 {1} MB。请分成几个文件再上传。",
        "The file has {0} MB, the limit is {1} MB. Please split it into several files."));
    public static readonly Rule Empty = new("sheets.file.empty", (
        "文件“{0}”是空的。请下载模板，填好后再上传。",
        "The file “{0}” is empty. Please download the template, fill it in and upload it again."));
    public static readonly Rule NotATable = new("sheets.file.not-a-table", (
        "文件“{1}”的内容是{0}，不是表格。请用表格软件另存为 .xlsx 或“CSV UTF-8”再上传。",
        "The content of “{1}” is {0}, not a table. Please save it as .xlsx or “CSV UTF-8” with a spreadsheet program and upload that."));
    public static readonly Rule Encrypted = new("sheets.file.encrypted", (
        "文件“{0}”有打开密码。请取消密码，另存为 .xlsx 再上传。",
        "“{0}” is protected by a password. Please remove the password, save it as .xlsx and upload it again."));
    public static readonly Rule Damaged = new("sheets.file.damaged", (
        "文件“{0}”已损坏或没有传完整。请用表格软件打开，另存为新的 .xlsx 再上传。",
        "“{0}” is damaged or incomplete. Please open it in a spreadsheet program, save it as a new .xlsx and upload that."));
    public static readonly Rule Bomb = new("sheets.file.expands-too-far", (
        "压缩文件“{0}”展开后超出上限（{1} MB，或原大小的 {2} 倍），已停止读取。请另存为普通的 .xlsx 或 CSV，只保留需要的工作表。",
        "“{0}” expands beyond the limit ({1} MB, or {2} times its size); reading was stopped. Please save it as a plain .xlsx or CSV with only the sheet that is needed."));
    public static readonly Rule BrokenText = new("sheets.text.broken", (
        "第 {1} 行（文件第 {2} 个字节）不是有效的 {0} 文字，文件可能被截断，或混用了两种编码。请另存为“CSV UTF-8”或 .xlsx 再上传。",
        "Line {1} (byte {2} of the file) is not valid {0} text; the file may have been cut off or mixes two encodings. Please save it as “CSV UTF-8” or .xlsx and upload that."));
    public static readonly Rule Nul = new("sheets.text.nul", (
        "第 {0} 行含有空字符（0x00），这不是文本表格，或是没有标记的 UTF-16。请另存为“CSV UTF-8”或 .xlsx 再上传。",
        "Line {0} holds a NUL character (0x00): this is no text table, or unmarked UTF-16. Please save it as “CSV UTF-8” or .xlsx and upload that."));
    public static readonly Rule OpenQuote = new("sheets.text.open-quote", (
        "第 {0} 行第 {1} 列的引号没有结束。请补上引号；单元格内的引号要写成两个。",
        "The quote that begins in line {0}, column {1} never ends. Please close it; a quote inside a cell is written twice."));
    public static readonly Rule StrayQuote = new("sheets.text.stray-quote", (
        "第 {0} 行第 {1} 列的引号之后还有文字。单元格内的引号要写成两个。",
        "In line {0}, column {1}, text follows the closing quote. A quote inside a cell is written twice."));
    public static readonly Rule HeaderMissing = new("sheets.header.missing", (
        "第 {0} 行应为列名，读到的却是“{1}”。请在第一行写上列名，或下载模板填写。",
        "Row {0} should hold the column names, but “{1}” was read. Please put the column names into the first row, or use the template."));
    public static readonly Rule HeaderEmpty = new("sheets.header.empty-name", (
        "第 {0} 行第 {1} 列没有列名。请补上列名，或删去这一列。",
        "Row {0}, column {1} has no name. Please name the column or remove it."));
    public static readonly Rule HeaderTwice = new("sheets.header.name-twice", (
        "列名“{0}”出现了两次（第 {1} 列和第 {2} 列）。请改名或删去一列。",
        "The column name “{0}” stands twice (columns {1} and {2}). Please rename or remove one of them."));
    public static readonly Rule RowShort = new("sheets.row.short", (
        "第 {0} 行只有 {1} 个单元格，列名却有 {2} 个；这一行最后是“{3}”。文件可能被截断，或这一行少了分隔符。",
        "Line {0} has only {1} cells for {2} column names; it ends with “{3}”. The file may have been cut off, or a separator is missing in this line."));
    public static readonly Rule RowLong = new("sheets.row.long", (
        "第 {0} 行在第 {1} 列多出“{2}”，列名只有 {3} 个。列名上方若有标题行请删去；单元格内若有分隔符，请用引号括起来。",
        "Line {0} holds “{2}” in column {1}, beyond the {3} column names. Please remove any title row above the column names, and put cells that contain the separator in quotes."));
    public static readonly Rule TooManyRows = new("sheets.row.too-many", (
        "表格超过 {0} 行。请分成几个文件再上传。",
        "The table has more than {0} rows. Please split it into several files."));
    public static readonly Rule TooManyColumns = new("sheets.column.too-many", (
        "第 {0} 行超过 {1} 列。请只保留需要的列。",
        "Row {0} has more than {1} columns. Please keep only the columns that are needed."));
    public static readonly Rule CellTooLong = new("sheets.cell.too-long", (
        "第 {0} 行第 {1} 列的文字超过 {2} 个字符，开头是“{3}”。请缩短后再上传。",
        "The text in row {0}, column {1} is longer than {2} characters; it begins with “{3}”. Please shorten it."));

    /// <summary>For the modules, where a column holds codes: places are row, column name, value.</summary>
    public static readonly Rule DamagedValue = new("sheets.cell.damaged", (
        "第 {0} 行“{1}”的值“{2}”已被表格软件改写，原来的编号无法恢复。请把该列设为“文本”格式，重新填写后再上传。",
        "In row {0}, “{1}”, the value “{2}” was rewritten by a spreadsheet program and the original code is lost. Please format the column as text, enter the codes again and upload the file."));

    public static readonly Rule XlsxCannotHold = new("sheets.xlsx.cannot-hold", (
        "一个 .xlsx 工作表放不下这份数据（第 {0} 行：超过 1,048,576 行，或单元格超过 32,767 个字符）。请改为导出 CSV。",
        "One .xlsx sheet cannot hold this data (row {0}: beyond 1,048,576 rows, or a cell beyond 32,767 characters). Please export it as CSV."));

    internal static RuleBroken Stranger(Words what, string fileName) => new(NotATable, (
        NotATable.Broken(what.Zh, fileName).Words.Zh, NotATable.Broken(what.En, fileName).Words.En));
}
