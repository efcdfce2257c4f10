using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tongpin.Bench;

/// <summary>Files of generated rows through the API of the running product: check, confirm, and the matching that follows.</summary>
internal static class Imports
{
    private static readonly string[] Surnames = "王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 林 高 罗".Split(' ');
    private static readonly string[] Given = "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂".Split(' ');
    private static readonly string[] Schools = ["S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10"];
    private static readonly string[] Fields = "软件 机电 汽车 物流 会计 护理 建筑 电气 数控 模具 动漫 旅游 酒店 园林 化工 制药 环保 通信 电商 大数据 云计算 人工智能 工业机器人 无人机 集成电路".Split(' ');
    private static readonly string[] Roles = "技术员 工程师 操作员 维修工 设计师 专员 主管 助理".Split(' ');
    private static readonly string[] Tags = "CAD PLC UG Java Python SQL 装配 调试 质检 焊接 财务软件 沟通能力 团队合作 驾照 英语 数据分析".Split(' ');

    public static async Task Run(Setting setting)
    {
        await using var product = await Product.Start(setting);
        await product.SignIn();
        await product.Rest();
        Console.WriteLine("| import | wall s | CPU s | rows | problems | load of the machine |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | --- |");
        var report = new Report(product);
        // Three times: the first checks run code that is not yet compiled.
        for (var i = 0; i < 3; i++) await report.Check("17,000 people, 100 rows wrong: check", "people", People(17_000, $"W{i}", wrongEvery: 170));
        var people = await report.Check("17,000 people: check", "people", People(17_000, "N", wrongEvery: 0));
        await report.Confirm("17,000 people: write", people);
        var adverts = await report.Check("50,000 adverts: check", "adverts", Adverts(50_000));
        await report.Confirm("50,000 adverts: write", adverts);
        await report.Matched("50,000 adverts: match");
        Machine.Say($"Memory at most {product.PeakMiB:F0} MiB");
    }

    /// <summary>Says what a check and a write cost.</summary>
    public sealed class Report(Product product)
    {
        public Task<string> Check(string name, string kind, string csv) => Check(name, kind, Encoding.UTF8.GetBytes(csv), "csv");

        public async Task<string> Check(string name, string kind, byte[] file, string format)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", $"{kind}.{format}" } };
            var answer = await Timed(name, () => product.Http.PostAsync($"/api/imports/{kind}", form));
            return answer.GetProperty("id").GetString()!;
        }

        public Task<JsonElement> Confirm(string name, string id) => Timed(name, () => product.Http.PostAsync($"/api/imports/{id}/confirm", null));

        /// <summary>What goes on after the answer: jobs that the import started.</summary>
        public async Task Matched(string name)
        {
            var (clock, before) = (Stopwatch.StartNew(), product.Cpu);
            while (JsonDocument.Parse(await product.Http.GetStringAsync("/api/foundation/jobs?size=50")).RootElement.GetProperty("rows").EnumerateArray().Any(j => j.GetProperty("state").GetString() is "queued" or "running" or "Queued" or "Running")) await Task.Delay(100);
            Line(name, clock.Elapsed, product.Cpu - before, "", "");
        }

        private async Task<JsonElement> Timed(string name, Func<Task<HttpResponseMessage>> ask)
        {
            var (clock, before) = (Stopwatch.StartNew(), product.Cpu);
            using var response = await ask();
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            if (!response.IsSuccessStatusCode) throw new InvalidOperationException(answer.ToString());
            Line(name, clock.Elapsed, product.Cpu - before, $"{answer.GetProperty("lines").GetInt32():N0}", $"{answer.GetProperty("problemCount").GetInt32()}");
            return answer;
        }

        private static void Line(string name, TimeSpan wall, TimeSpan cpu, string rows, string problems) =>
            Machine.Say($"| {name} | {wall.TotalSeconds:F2} | {cpu.TotalSeconds:F2} | {rows} | {problems} | {Machine.Load} |");
    }

    private static string People(int count, string prefix, int wrongEvery)
    {
        var random = new Random(17);
        var csv = new StringBuilder("number,name,kind,unit,email,phone\n");
        for (var i = 1; i <= count; i++)
        {
            var unit = wrongEvery > 0 && i % wrongEvery == 0 ? "S0l" : Pick(random, Schools);
            csv.AppendLine(CultureInfo.InvariantCulture, $"{prefix}{i:000000},{Pick(random, Surnames)}{Pick(random, Given)}{Pick(random, Given)},学生,{unit},{prefix}{i}@example.edu.cn,138{i:00000000}");
        }
        return csv.ToString();
    }

    internal static string Adverts(int count)
    {
        var random = new Random(50);
        var csv = new StringBuilder("ad_id,source,posted_at,title,company,city,portal_industry,salary_min,salary_max,education,tags,requirement\n");
        for (var i = 1; i <= count; i++)
        {
            var (field, pay) = (Pick(random, Fields), 4000 + random.Next(60) * 100);
            csv.AppendLine(CultureInfo.InvariantCulture, $"B{i:000000},示例来源,2026-{random.Next(1, 11):00}-{random.Next(1, 29):00},{field}{Pick(random, Roles)},示例企业{random.Next(4000)}有限公司,重庆,,{pay},{pay + 2500},大专,{Pick(random, Tags)}|{Pick(random, Tags)},负责{field}{Pick(random, Roles)}岗位工作；熟悉{Pick(random, Tags)}、{Pick(random, Tags)}；有{Pick(random, Fields)}经验者优先。");
        }
        return csv.ToString();
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
