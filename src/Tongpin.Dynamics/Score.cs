using Tongpin.Dynamics.Panel;

namespace Tongpin.Dynamics;

/// <summary>One line of a deduction list: which rule, when, which variable, its value, and how many points it cost.</summary>
public sealed record Deduction(string Rule, int Sample, string Variable, double Value, double Points);

/// <summary>
/// The score of a batch (成绩), 100 points by the book's section 8b: a pure function of line, scenario and log, computed by replaying them. Nobody's own number is asked.
/// </summary>
/// <param name="Points">Points by part.</param>
public sealed record Score(double Total, IReadOnlyDictionary<ScorePart, double> Points, IReadOnlyList<Deduction> Deductions)
{
    /// <summary>All critical errors together cost no more.</summary>
    private const double MostForErrors = 20;

    /// <param name="marking">The teacher's weights; the book's without it.</param>
    /// <exception cref="Refusal">A command that the line does not know, or weights that are none.</exception>
    public static Score Of(Line line, Scenario scenario, IReadOnlyList<Command> log, int samples, Grade grade = Grade.Live, Marking? marking = null)
    {
        marking ??= new();
        marking.Check(line);
        var deductions = new List<(ScorePart Part, Deduction Deduction)>();
        var shares = line.Tasks.GroupBy(t => t.Part).ToDictionary(g => g.Key, g => g.Sum(marking.WeightOf));
        var bands = line.Tasks.OfType<KeepInBand>().Select(rule => new BandWatch(rule, line.Find(rule.Tag)!.Value)).ToList();
        var uses = line.Tasks.OfType<UseNoMore>().Select(rule => new UseWatch(rule, line.Find(rule.Input)!.Value)).ToList();
        var limits = line.Tasks.OfType<NeverBeyond>().Select(rule => new LimitWatch(rule, line.Find(rule.Tag)!.Value)).ToList();
        var steps = line.Tasks.OfType<DoWithin>().Select(rule => new StepWatch(rule, line, log)).ToList();
        var errors = line.Tasks.OfType<NeverDo>().Select(rule => new ErrorWatch(rule, line.Find(rule.While.Tag)!.Value, log)).ToList();
        var upsets = UpsetWatch.All(line, scenario, log).Where(u => u.At < samples).ToList();
        var drawn = 0.0;
        var run = Run.Replay(line, scenario, log, samples, grade, r =>
        {
            var (t, phase) = (r.Time, r.Phase.Phase.Key);
            foreach (var band in bands) band.Look(line.Read(r.Plant, band.Probe), r.Sample, t, line.SampleTime, phase);
            foreach (var use in uses) use.Sum += line.Read(r.Plant, use.Probe) * line.SampleTime;
            foreach (var limit in limits) limit.Look(line.Read(r.Plant, limit.Probe), r.Sample);
            foreach (var step in steps) step.Look(line, r, samples);
            foreach (var error in errors) error.Look(line.Read(r.Plant, error.Probe), r.Sample);
            foreach (var upset in upsets) upset.Look(line, r);
            drawn += line.Drawn(r.Plant) * line.SampleTime;
        });

        foreach (var step in steps)
        {
            var (lost, sample, variable, value) = step.Judge(steps, samples);
            Deduct(step.Rule, lost, sample, variable, value);
        }
        var costly = MostForErrors;
        foreach (var error in errors)
            foreach (var (sample, value) in error.Found.Where(f => !steps.Any(s => s.Rule.Id == error.Rule.Unless && s.DoneBy(f.Sample))))
            {
                var cost = Math.Min(error.Rule.Points, costly);
                costly -= cost;
                Take(ScorePart.Procedure, error.Rule.Id, cost, sample, error.Rule.While.Tag, value);
            }
        foreach (var band in bands) Deduct(band.Rule, band.Deviation, band.WorstAt, band.Rule.Tag, band.Worst);
        foreach (var use in uses) Deduct(use.Rule, Math.Clamp(use.Sum / use.Rule.Reference - 1, 0, 1), samples, use.Rule.Input, use.Sum);
        foreach (var limit in limits) Deduct(limit.Rule, limit.At < 0 ? 0 : 1, limit.At, limit.Rule.Tag, limit.Value);
        foreach (var rule in line.Tasks.OfType<DoEvery>())
        {
            var times = log.Where(c => c.Kind == rule.Kind && (rule.Target.Length == 0 || c.Target == rule.Target)).Select(c => c.Sample * line.SampleTime).Prepend(0).Append(samples * line.SampleTime).ToList();
            var late = times.Zip(times.Skip(1)).Select(p => Math.Max(0, Math.Ceiling((p.Second - p.First) / rule.Every - 1e-9) - 1)).Sum();
            Deduct(rule, Math.Clamp(late * rule.Every / Math.Max(samples * line.SampleTime, rule.Every), 0, 1), samples, rule.Kind.ToString(), late);
        }
        foreach (var rule in line.Tasks.OfType<LeaveArmed>())
            foreach (var c in log.Where(c => c.Sample < samples && (c.Kind == CommandKind.TakeOutOfService || c.Kind == CommandKind.Shelve && line.Alarms.Any(a => a.Key == c.Target && a.Priority == AlarmPriority.High))).Take(1))
                Deduct(rule, 1, c.Sample, c.Target, c.Value);
        foreach (var upset in upsets)
            foreach (var (rule, part, variable, value) in upset.Judge(line, log, samples)) Take(ScorePart.Upsets, rule, part * marking.PointsOf(ScorePart.Upsets) / upsets.Count, upset.At, variable, value);
        var made = line.Read(run.Plant, line.Find(line.Outcome.Tag)!.Value) + drawn;
        var (poor, best) = (line.Outcome.Poor, line.Outcome.Best);
        Take(ScorePart.Outcome, "Y", (1 - Math.Clamp((made - poor) / (best - poor), 0, 1)) * marking.PointsOf(ScorePart.Outcome), samples, line.Outcome.Tag, made);

        var points = Enum.GetValues<ScorePart>().ToDictionary(p => p, p => Math.Max(0, marking.PointsOf(p) - deductions.Where(d => d.Part == p).Sum(d => d.Deduction.Points)));
        return new(points.Values.Sum(), points, [.. deductions.Select(d => d.Deduction).OrderBy(d => d.Sample).ThenBy(d => d.Rule, StringComparer.Ordinal)]);

        void Deduct(TaskRule rule, double part, int sample, string variable, double value) =>
            Take(rule.Part, rule.Id, part == 0 ? 0 : part * marking.WeightOf(rule) / Math.Max(shares[rule.Part], 1e-12) * marking.PointsOf(rule.Part), sample, variable, value);

        void Take(ScorePart part, string rule, double cost, int sample, string variable, double value)
        {
            if (cost > 0) deductions.Add((part, new(rule, sample, variable, value, cost)));
        }
    }
}
