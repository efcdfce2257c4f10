namespace Tongpin.Dynamics;

/// <summary>How a teacher weighs a score (评分权重): the book's points and the line's weights where he says nothing.</summary>
public sealed record Marking
{
    private static readonly Dictionary<ScorePart, double> Book = new()
    {
        [ScorePart.Procedure] = 25,
        [ScorePart.Quality] = 30,
        [ScorePart.Outcome] = 20,
        [ScorePart.Resources] = 8,
        [ScorePart.Upsets] = 10,
        [ScorePart.Safety] = 7,
    };

    /// <summary>Points by part; 100 in all together with those that are not named.</summary>
    public IReadOnlyDictionary<ScorePart, double> Points { get; init; } = new Dictionary<ScorePart, double>();

    /// <summary>Weights of rules within their part, by id.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    internal double PointsOf(ScorePart part) => Points.TryGetValue(part, out var points) ? points : Book[part];

    internal double WeightOf(TaskRule rule) => Weights.TryGetValue(rule.Id, out var weight) ? weight : rule.Weight;

    /// <exception cref="Refusal">A negative number, a sum that is not 100, or a rule that the line does not know.</exception>
    public void Check(Line line)
    {
        foreach (var (part, points) in Points) if (!(points is >= 0 and <= 100)) throw new Refusal(($"{part}：分值 {points} 须在 0 到 100 之间", $"{part}: {points} points are not within 0…100"));
        var sum = Book.Keys.Sum(PointsOf);
        if (Math.Abs(sum - 100) > 1e-9) throw new Refusal(($"各部分分值之和为 {sum}，须为 100", $"The points of all parts are {sum}, not 100"));
        foreach (var (id, weight) in Weights)
        {
            if (line.Tasks.All(t => t.Id != id)) throw new Refusal(($"没有评分规则“{id}”", $"There is no rule \"{id}\""));
            if (!(weight is >= 0 and <= 1000)) throw new Refusal(($"{id}：权重 {weight} 须在 0 到 1000 之间", $"{id}: weight {weight} is not within 0…1000"));
        }
    }
}
