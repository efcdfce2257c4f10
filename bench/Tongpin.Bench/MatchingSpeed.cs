using System.Diagnostics;
using System.Globalization;
using Tongpin.Demand.Matching;

namespace Tongpin.Bench;

/// <summary>Generated advert titles against a generated catalogue of 1,123 entries, untrained and trained with 12,000 pairs.</summary>
internal static class MatchingSpeed
{
    private const int Entries = 1123, Pairs = 12_000;
    private static readonly string[] Places = ["（重庆）", "（上海浦东）", "-双休", " J12345", "（五险一金）", "", "", ""];
    private static readonly string[] Fields = Split("软件 机电 汽车 物流 会计 护理 建筑 电气 数控 模具 动漫 旅游 酒店 烹饪 园林 化工 制药 环保 通信 电商 金融 税务 测绘 安全 焊接 轨道 航空 新能源 大数据 云计算 人工智能 物联网 工业机器人 无人机 集成电路 智能控制 供应链 跨境贸易 婴幼儿托育 健康管理");
    private static readonly string[] Subjects = Split("技术 工程 管理 设计 检测 维修 服务 营销 开发 运营 制造 应用 分析 策划 装备 工艺 安装 监理 设备 系统");
    private static readonly string[] Roles = Split("工程师 技术员 专员 主管 助理 经理 操作工 实习生 顾问 Engineer Developer Technician");
    private static readonly string[] Grades = Split("高级 初级 资深 Java Python PLC 急聘 应届 储备 项目");

    public static void Run(int adverts)
    {
        var random = new Random(5);
        var catalogue = Enumerable.Range(0, Entries).Select(i => new CatalogueEntry($"e{i}", Fields[i % Fields.Length] + Subjects[i / Fields.Length % Subjects.Length] + (i >= 800 ? "技术与应用" : "技术"))).ToList();
        var pairs = Enumerable.Range(0, Pairs).Select(_ => new KnownText(Title(random), $"e{random.Next(Entries)}")).ToList();
        Console.WriteLine("| case | adverts | s | CPU s | adverts/s | training CPU s | peak memory MiB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var count in new[] { adverts / 10, adverts }) Report("untrained", [], count);
        Report("12,000 pairs", pairs, adverts);

        void Report(string name, List<KnownText> known, int count)
        {
            var before = Cpu();
            var matcher = Matcher.Train(catalogue, known, [], [], JobWords.General);
            var trained = Cpu();
            var titles = new Random(9);
            var clock = Stopwatch.StartNew();
            for (var done = 0; done < count; done += 8192)
                matcher.MatchAll([.. Enumerable.Range(0, Math.Min(8192, count - done)).Select(_ => Title(titles))], 10);
            var seconds = clock.Elapsed.TotalSeconds;
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {count:N0} | {seconds:F1} | {Cpu() - trained:F1} | {count / seconds:N0} | {trained - before:F1} | {peak} |"));
        }
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static string Title(Random random) => Pick(random, Grades) + Pick(random, Fields) + Pick(random, Subjects) + " " + Pick(random, Roles) + Pick(random, Places);

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string[] Split(string words) => words.Split(' ');
}
