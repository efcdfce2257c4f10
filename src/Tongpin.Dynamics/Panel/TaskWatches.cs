namespace Tongpin.Dynamics.Panel;

/// <summary>Looks at a band sample by sample; a phase weighs its own time.</summary>
internal sealed class BandWatch(KeepInBand rule, Probe probe)
{
    private double area, time, far = -1;

    public KeepInBand Rule => rule;

    public Probe Probe => probe;

    /// <summary>The largest deviation, and where it was.</summary>
    public double Worst { get; private set; }

    public int WorstAt { get; private set; }

    /// <summary>0…1: mean distance outside of the band over the limit.</summary>
    public double Deviation => time > 0 ? Math.Clamp(area / (rule.Limit * time), 0, 1) : 0;

    public void Look(double value, int sample, double t, double length, string phase)
    {
        var weight = rule.In.TryGetValue(phase, out var own) ? own : 1;
        if (t < rule.From || t > rule.To || weight == 0) return;
        var off = Math.Max(0, Math.Max(rule.Low - value, value - rule.High));
        area += Math.Min(off, rule.Limit) * weight * length;
        time += weight * length;
        if (off > far) (far, Worst, WorstAt) = (off, value, sample);
    }
}

/// <summary>Counts what is used of an input.</summary>
internal sealed class UseWatch(UseNoMore rule, Probe probe)
{
    public UseNoMore Rule => rule;

    public Probe Probe => probe;

    public double Sum;
}

/// <summary>Finds the first sample beyond a limit.</summary>
internal sealed class LimitWatch(NeverBeyond rule, Probe probe)
{
    public NeverBeyond Rule => rule;

    public Probe Probe => probe;

    /// <summary>−1 for never.</summary>
    public int At { get; private set; } = -1;

    public double Value { get; private set; }

    public void Look(double value, int sample)
    {
        if (At < 0 && value > rule.Limit) (At, Value) = (sample, value);
    }
}

/// <summary>Finds what was done while a tag said no. What was done at the start of a sample is judged by what the tag says at its end: there everybody can read it.</summary>
internal sealed class ErrorWatch(NeverDo rule, Probe probe, IReadOnlyList<Command> log)
{
    private readonly HashSet<int> done = [.. log.Where(c => c.Kind == rule.Kind && c.Target == rule.Target).Select(c => c.Sample)];

    public NeverDo Rule => rule;

    public Probe Probe => probe;

    public List<(int Sample, double Value)> Found { get; } = [];

    public void Look(double value, int sample)
    {
        if (done.Contains(sample - 1) && rule.While.Holds(value)) Found.Add((sample - 1, value));
    }
}

/// <summary>A step of the procedure: when it was done, and whether its precondition held, by what the tag said at the end of the sample.</summary>
internal sealed class StepWatch(DoWithin rule, Line line, IReadOnlyList<Command> log)
{
    private readonly int[] done = [.. log.Where(c => c.Kind == rule.Kind && c.Target == rule.Target).Select(c => c.Sample)];
    private readonly Probe? probe = rule.Provided is null ? null : line.Find(rule.Provided.Tag);
    private readonly List<int> valid = [];
    private (int Sample, double Value)? vain;

    public DoWithin Rule => rule;

    /// <summary>The first time that it counts; null for never.</summary>
    private int? At => probe is null ? done.Length > 0 ? done.Min() : null : valid.Count > 0 ? valid[0] : null;

    public bool DoneBy(int sample) => At <= sample;

    public void Look(Line line, Run run, int samples)
    {
        if (probe is null) return;
        // A step at the very end has no sample of its own any more.
        var ends = run.Sample - 1;
        if (!done.Contains(ends) && !(run.Sample == samples && done.Contains(samples))) return;
        var value = line.Read(run.Plant, probe.Value);
        var sample = done.Contains(ends) ? ends : samples;
        if (rule.Provided!.Holds(value)) valid.Add(sample);
        else vain ??= (sample, value);
    }

    /// <returns>The share of its points that is lost, and why.</returns>
    public (double Lost, int Sample, string Variable, double Value) Judge(List<StepWatch> steps, int samples)
    {
        if (At is not { } at) return vain is { } v ? (1, v.Sample, rule.Provided!.Tag, v.Value) : (1, samples, rule.Target, double.NaN);
        var time = at * line.SampleTime;
        var inTurn = rule.After.All(id => steps.First(s => s.Rule.Id == id).DoneBy(at));
        return (inTurn && time >= rule.From - 1e-9 && time <= rule.To + 1e-9 ? 0 : 0.5, at, rule.Target, time);
    }
}
