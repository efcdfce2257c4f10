using System.Text.Json;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Surveys;

/// <summary>What is asked.</summary>
public enum SurveyQuestion { Overall, Content, Teaching, Service }

/// <summary>From which mean on a class counts as what (满意度换算), and how many answers a result takes; the value of a regulation.</summary>
/// <param name="Very">Least mean of 非常满意, of 1 to 5; so are the next three. Below the last it is 非常不满意.</param>
/// <param name="Least">Fewer answers than these are counted and not shown, so that nobody can be recognised; never less than 5.</param>
public sealed record SurveyPolicy(decimal Very, decimal Satisfied, decimal Fair, decimal Dissatisfied, int Least)
{
    internal const int FewestEver = 5;

    internal Satisfaction Of(decimal mean) => mean >= Very ? Satisfaction.VerySatisfied : mean >= Satisfied ? Satisfaction.Satisfied : mean >= Fair ? Satisfaction.Fair : mean >= Dissatisfied ? Satisfaction.Dissatisfied : Satisfaction.VeryDissatisfied;

    /// <summary>Refuses limits that cross, and groups too small.</summary>
    public static void Check(string value)
    {
        var policy = JsonSerializer.Deserialize<SurveyPolicy>(value, Json.Plain)!;
        decimal[] limits = [5, policy.Very, policy.Satisfied, policy.Fair, policy.Dissatisfied, 1];
        if (limits.Zip(limits.Skip(1)).Any(pair => pair.First < pair.Second)) throw Rules.SurveyLimits.Broken();
        if (policy.Least < FewestEver) throw Rules.SurveyLeast.Broken(FewestEver);
    }
}

/// <summary>How one question was answered.</summary>
/// <param name="Mean">1 to 5.</param>
/// <param name="Counts">How many said 5, 4, 3, 2 and 1.</param>
internal sealed record QuestionResult(SurveyQuestion Question, decimal Mean, IReadOnlyList<int> Counts);

/// <summary>What the survey of a class says, reckoned from its answers.</summary>
/// <param name="Asked">Trainees on the roster.</param>
/// <param name="Questions">Empty while fewer answered than may be shown.</param>
/// <param name="Remarks">In no order of time; empty likewise.</param>
internal sealed record SurveyResult(int Asked, int Answers, Satisfaction Satisfaction, IReadOnlyList<QuestionResult> Questions, IReadOnlyList<string> Remarks)
{
    /// <summary>回收率: answers as a share of those asked; null when nobody was.</summary>
    public decimal? Share => Asked == 0 ? null : (decimal)Answers / Asked;

    public static SurveyResult Of(IReadOnlyCollection<SurveyAnswer> answers, int asked, SurveyPolicy policy)
    {
        if (answers.Count < policy.Least) return new(asked, answers.Count, Satisfaction.NotAsked, [], []);
        List<QuestionResult> questions = [.. Enum.GetValues<SurveyQuestion>().Select(q => new QuestionResult(q, (decimal)answers.Sum(a => a.To(q)) / answers.Count, [.. Enumerable.Range(0, 5).Select(i => answers.Count(a => a.To(q) == 5 - i))]))];
        return new(asked, answers.Count, policy.Of(questions[0].Mean), questions, [.. answers.Where(a => a.Remark.Length > 0).OrderBy(a => a.Mark, StringComparer.Ordinal).Select(a => a.Remark)]);
    }
}

internal static class SurveyWords
{
    public static Words Of(SurveyQuestion question) => question switch
    {
        SurveyQuestion.Overall => ("总体满意度", "The class as a whole"),
        SurveyQuestion.Content => ("培训内容", "Content"),
        SurveyQuestion.Teaching => ("教师授课", "Teaching"),
        _ => ("组织服务", "Organisation and service"),
    };

    /// <summary>The words of a mark from 5 to 1 are those of the filing sheet.</summary>
    public static Words Of(int mark) => Codes.Of((Satisfaction)(6 - mark));
}
