using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Surveys;

/// <summary>The summary of a survey (满意度调查汇总表) as it is filed; of few answers only their number.</summary>
internal sealed class SurveyPaper(ProjectDesk projects, SurveyDesk desk)
{
    /// <returns>The name of the file; null when there is no such project within reach.</returns>
    public async Task<string?> Write(ProjectId id, Stream to, CancellationToken ct)
    {
        if (await projects.Find(id, Permissions.See, ct) is not { } p) return null;
        var result = await desk.Result(id, await desk.Closing(id, ct), ct);
        await SheetWriter.WriteForm(to, "满意度调查汇总表",
            [
                p.ImportId == IImported.SampleImport ? "学员满意度调查汇总表（示例数据）" : "学员满意度调查汇总表",
                $"项目名称：{p.Name}　项目编号：{p.Number}　承办单位：{p.UnitName}",
                $"在册 {result.Asked} 人　答卷 {result.Answers} 份　回收率 {Show.Percent(result.Share)}　结果：{Codes.Of(result.Satisfaction).Zh}",
            ],
            [new("项目", CellKind.Text, 16), .. Enumerable.Range(0, 5).Select(i => new SheetColumn(SurveyWords.Of(5 - i).Zh, CellKind.Integer, 12)), new("平均（5 分制）", CellKind.Decimal, 16)],
            result.Questions.Select(object?[] (q) => [SurveyWords.Of(q.Question).Zh, .. q.Counts.Cast<object?>(), Math.Round(q.Mean, 2, MidpointRounding.AwayFromZero)]),
            [result.Questions.Count == 0 ? "答卷较少，为保护个人不公布分项。" : "答卷不记名，不含个人信息。"], ct);
        return $"{p.Number} 满意度调查汇总表.xlsx";
    }
}
