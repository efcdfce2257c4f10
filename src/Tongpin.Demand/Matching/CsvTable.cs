using System.IO.Compression;
using System.Text;
using Sylvan.Data.Csv;
using static Tongpin.Kernel.Words;

namespace Tongpin.Demand.Matching;

/// <summary>An input that a person must correct; the message names file, row and column.</summary>
internal sealed class BadInput(string message) : Exception(message);

/// <summary>Reads named columns of a CSV file row by row: UTF-8 with or without BOM, plain or .gz.</summary>
internal static class CsvTable
{
    /// <param name="columns">Names in any letter case; <c>id|text</c> means the first of them that is not taken yet, the last column with that name.</param>
    public static IEnumerable<string[]> Read(string file, params string[] columns)
    {
        if (!File.Exists(file)) throw new BadInput(L($"{file}：没有这个文件", $"{file}: no such file"));
        using var stream = Open(file);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var row = 0;
        using var csv = Try(() => CsvDataReader.Create(reader, new() { BufferSize = 1 << 16, MaxBufferSize = 1 << 24 }));
        var header = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i).Trim()).ToList();
        var places = new List<int>();
        foreach (var column in columns)
        {
            var place = column.Split('|').Select(c => header.FindLastIndex(h => h.Equals(c, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(p => p >= 0 && !places.Contains(p), -1);
            if (column is "text" && columns is ["text", "id|text"]) place = header.FindIndex(h => h.Equals("text", StringComparison.OrdinalIgnoreCase));
            if (place < 0) throw new BadInput(L($"{file}：缺少列 {column}，表头是 {string.Join(",", header)}", $"{file}: column {column} is missing, the header is {string.Join(",", header)}"));
            places.Add(place);
        }
        while (Try(csv.Read))
        {
            row++;
            if (places.FindIndex(p => p >= csv.RowFieldCount) is >= 0 and var missing) throw Broken(columns[missing], L("行内列数不足", "the row has too few columns"));
            var values = places.Select(csv.GetString).ToArray();
            for (var i = 0; i < values.Length; i++)
                if (columns[i] != "text" && string.IsNullOrWhiteSpace(values[i])) throw Broken(columns[i], L("不能为空", "must not be empty"));
            yield return values;
        }

        BadInput Broken(string column, string why) => new(L($"{file}：第 {row} 个数据行，列 {column}：{why}", $"{file}: data row {row}, column {column}: {why}"));

        T Try<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (Exception broken) when (broken is CsvFormatException or DecoderFallbackException or InvalidDataException)
            {
                throw new BadInput(L($"{file}：第 {row + 1} 个数据行附近无法读取（须为 UTF-8 CSV）：{broken.Message}", $"{file}: cannot be read near data row {row + 1} (must be UTF-8 CSV): {broken.Message}"));
            }
        }
    }

    public static string Quote(string value) => value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static Stream Open(string file) =>
        file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
}
