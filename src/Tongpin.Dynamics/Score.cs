namespace Tongpin.Dynamics;

/// <summary>One line of a deduction list: which rule, when, which variable, its value, and how many points it cost.</summary>
public sealed record Deduction(string Rule, int Sample, string Variable, double Value, double Points);

/// <summary>
/// The score of a batch (成绩), 100 points by the book's section 8b: a pure function of line, scenario and log, computed by replaying them. Nobody's own number is asked.
/// </summary>
/// <param name="Points">Points by part.</param>
public sealed record Score(double Total, IReadOnlyDictionary<ScorePart, double> Points, IReadOnlyList<Deduction> Deductions)
{
    private static readonly (ScorePart Part, double Points)[] Full =
        [(ScorePart.Procedure, 25), (ScorePart.Quality, 30), (ScorePart.Outcome, 20), (ScorePart.Resources, 8), (ScorePart.Upsets, 10), (ScorePart.Safety, 7)];

    /// <summary>Detection and diagnosis of an upset count when they come within so many samples' time of its start, in the line's unit of time.</summary>
    private const double TimeToRespond = 4;

    /// <summary>All critical errors together cost no more.</summary>
    private const double MostForErrors = 20;

    public static Score Of(Line line, Scenario scenario, IReadOnlyList<Command> log, int samples, Grade grade = Grade.Live)
    {
        var deductions = new List<Deduction>();
        var shares = line.Tasks.GroupBy(t => t.Part).ToDictionary(g => g.Key, g => g.Sum(t => t.Weight));
        var bands = line.Tasks.OfType<KeepInBand>().Select(rule => new Band(rule, line.Find(rule.Tag)!.Value)).ToList();
        var uses = line.Tasks.OfType<UseNoMore>().Select(rule => new Use(rule, line.Find(rule.Input)!.Value)).ToList();
        var limits = line.Tasks.OfType<NeverBeyond>().Select(rule => new Limit(rule, line.Find(rule.Tag)!.Value)).ToList();
        var errors = line.Tasks.OfType<NeverDo>().Select(rule => new CriticalError(rule, line.Find(rule.While.Tag)!.Value, [.. log.Where(c => c.Kind == rule.Kind && c.Target == rule.Target).Select(c => c.Sample)])).ToList();
        var outcome = line.Find(line.Outcome.Tag)!.Value;
        var drawn = 0.0;
        var run = Run.Replay(line, scenario, log, samples, grade, r =>
        {
            var t = r.Time;
            foreach (var band in bands) band.Look(line.Read(r.Plant, band.Probe), r.Sample, t, line.SampleTime);
            foreach (var use in uses) use.Sum += line.Read(r.Plant, use.Probe) * line.SampleTime;
            foreach (var limit in limits) limit.Look(line.Read(r.Plant, limit.Probe), r.Sample);
            foreach (var error in errors) error.Look(line.Read(r.Plant, error.Probe), r.Sample);
            drawn += line.Drawn(r.Plant) * line.SampleTime;
        });

        foreach (var band in bands) Deduct(band.Rule, Math.Clamp(band.Area / (band.Rule.Limit * Math.Max(band.Time, line.SampleTime)), 0, 1), band.WorstAt, band.Rule.Tag, band.Worst);
        foreach (var use in uses) Deduct(use.Rule, Math.Clamp(use.Sum / use.Rule.Reference - 1, 0, 1), samples, use.Rule.Input, use.Sum);
        foreach (var limit in limits) Deduct(limit.Rule, limit.At < 0 ? 0 : 1, limit.At, limit.Rule.Tag, limit.Value);
        var costly = MostForErrors;
        foreach (var error in errors)
            foreach (var (sample, value) in error.Found)
            {
                var cost = Math.Min(error.Rule.Points, costly);
                costly -= cost;
                Take(ScorePart.Procedure, error.Rule.Id, cost / Full[0].Points, sample, error.Rule.While.Tag, value);
            }
        foreach (var rule in line.Tasks.OfType<DoWithin>())
        {
            var done = log.Where(c => c.Kind == rule.Kind && c.Target == rule.Target).Select(c => (int?)c.Sample).FirstOrDefault();
            var at = done * line.SampleTime;
            Deduct(rule, at is null ? 1 : at >= rule.From && at <= rule.To ? 0 : 0.5, done ?? samples, rule.Target, at ?? double.NaN);
        }
        foreach (var rule in line.Tasks.OfType<DoEvery>())
        {
            var times = log.Where(c => c.Kind == rule.Kind && (rule.Target.Length == 0 || c.Target == rule.Target)).Select(c => c.Sample * line.SampleTime).Prepend(0).Append(samples * line.SampleTime).ToList();
            var late = times.Zip(times.Skip(1)).Select(p => Math.Max(0, Math.Ceiling((p.Second - p.First) / rule.Every - 1e-9) - 1)).Sum();
            Deduct(rule, Math.Clamp(late * rule.Every / Math.Max(samples * line.SampleTime, rule.Every), 0, 1), samples, rule.Kind.ToString(), late);
        }
        Upsets();
        var made = line.Read(run.Plant, outcome) + drawn;
        var (poor, best) = (line.Outcome.Poor, line.Outcome.Best);
        Take(ScorePart.Outcome, "Y", 1 - Math.Clamp((made - poor) / (best - poor), 0, 1), samples, line.Outcome.Tag, made);

        var points = Full.ToDictionary(f => f.Part, f => Math.Max(0, f.Points - deductions.Where(d => PartOf(d.Rule) == f.Part).Sum(d => d.Points)));
        return new(points.Values.Sum(), points, [.. deductions.OrderBy(d => d.Sample).ThenBy(d => d.Rule, StringComparer.Ordinal)]);

        // An upset asks to be diagnosed by its name, and the alarms to be acknowledged.
        void Upsets()
        {
            var upsets = log.Where(c => c.Kind == CommandKind.StartFault).Select(c => (c.Target, c.Sample))
                .Concat(scenario.Faults.Select(f => (Scenarios.Schedule.Fault(line, f.Name).Key, f.From is { } from ? line.SampleAt(from) : Scenarios.Schedule.Fault(line, f.Name).Pushes[0].From - 1))).ToList();
            foreach (var (name, at) in upsets)
            {
                var key = Scenarios.Schedule.Fault(line, name).Key;
                var window = line.SampleAt(TimeToRespond);
                var named = log.Any(c => c.Kind == CommandKind.Diagnose && Scenarios.Schedule.Fault(line, c.Target).Key == key && c.Sample >= at && c.Sample <= at + window);
                var seen = log.Any(c => c.Kind == CommandKind.Acknowledge && c.Sample >= at && c.Sample <= at + window);
                if (!named) Take(ScorePart.Upsets, "U1", 0.6 / upsets.Count, at, key, at);
                if (!seen) Take(ScorePart.Upsets, "U2", 0.4 / upsets.Count, at, key, at);
            }
        }

        void Deduct(TaskRule rule, double part, int sample, string variable, double value) => Take(rule.Part, rule.Id, part * rule.Weight / shares[rule.Part], sample, variable, value);

        void Take(ScorePart part, string rule, double share, int sample, string variable, double value)
        {
            if (share > 0) deductions.Add(new(rule, sample, variable, value, share * Full.First(f => f.Part == part).Points));
        }

        ScorePart PartOf(string rule) => rule switch { "Y" => ScorePart.Outcome, ['U', ..] => ScorePart.Upsets, _ => line.Tasks.First(t => t.Id == rule).Part };
    }

    private sealed class Band(KeepInBand rule, Probe probe)
    {
        public KeepInBand Rule => rule;

        public Probe Probe => probe;

        public double Area, Time, Worst;
        public int WorstAt;
        private double far = -1;

        public void Look(double value, int sample, double t, double length)
        {
            if (t < rule.From || t > rule.To) return;
            var off = Math.Max(0, Math.Max(rule.Low - value, value - rule.High));
            Area += Math.Min(off, rule.Limit) * length;
            Time += length;
            if (off > far) (far, Worst, WorstAt) = (off, value, sample);
        }
    }

    private sealed class Use(UseNoMore rule, Probe probe)
    {
        public UseNoMore Rule => rule;

        public Probe Probe => probe;

        public double Sum;
    }

    private sealed class CriticalError(NeverDo rule, Probe probe, HashSet<int> done)
    {
        public NeverDo Rule => rule;

        public Probe Probe => probe;

        public List<(int Sample, double Value)> Found { get; } = [];

        /// <summary>What was done at the start of a sample is judged by what the tag says at its end: there everybody can read it.</summary>
        public void Look(double value, int sample)
        {
            if (done.Contains(sample - 1) && rule.While.Holds(value)) Found.Add((sample - 1, value));
        }
    }

    private sealed class Limit(NeverBeyond rule, Probe probe)
    {
        public NeverBeyond Rule => rule;

        public Probe Probe => probe;

        public int At = -1;
        public double Value;

        public void Look(double value, int sample)
        {
            if (At < 0 && value > rule.Limit) (At, Value) = (sample, value);
        }
    }
}
