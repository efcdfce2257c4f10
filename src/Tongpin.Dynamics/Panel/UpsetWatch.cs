using Tongpin.Dynamics.Scenarios;

namespace Tongpin.Dynamics.Panel;

/// <summary>
/// One upset of a batch (突发事故), watched from its beginning on (book, sections 8b and 8c): was the right alarm acknowledged in time, was it named, was something done, did the plant recover?
/// Where a fault raises no alarm or no tag tells of it, the other questions share the points.
/// </summary>
internal sealed class UpsetWatch(Fault fault, int at, Line line, IReadOnlyList<Command> log)
{
    /// <summary>Shares of the points; ours.</summary>
    private const double Acknowledged = 0.3, Named = 0.3, Acted = 0.2, Recovered = 0.2;

    private readonly Response asks = fault.Response!;
    private readonly int[] alarms = [.. line.Alarms.Index().Where(a => fault.Response!.Alarms.Contains(a.Item.Key)).Select(a => a.Index)];
    private readonly Probe? probe = fault.Response!.Recovers.Length > 0 ? line.Find(fault.Response.Recovers) : null;
    private readonly ILookup<int, Command> acknowledgments = log.Where(c => c.Kind == CommandKind.Acknowledge).ToLookup(c => c.Sample);
    private int raised = -1, raisedBy = -1, seen = -1;
    private (int Sample, double Value, bool Well)? end;

    public int At => at;

    private int From => raised < 0 ? at : raised;

    /// <summary>All upsets of scenario and teacher: each window of a fault is one.</summary>
    public static IEnumerable<UpsetWatch> All(Line line, Scenario scenario, IReadOnlyList<Command> log)
    {
        var planned = scenario.Faults.SelectMany(f => Schedule.Parts(line, Schedule.Fault(line, f.Name))
            .SelectMany(part => (f.From is null && f.To is null ? part.Pushes.Select(p => p.From - 1).Distinct() : [line.SampleAt(f.From ?? 0)]).Select(start => (Part: part, Start: start))));
        var started = log.Where(c => c.Kind == CommandKind.StartFault).SelectMany(c => Schedule.Parts(line, Schedule.Fault(line, c.Target)).Select(part => (Part: part, Start: c.Sample)));
        return planned.Concat(started).Where(u => u.Part.Response is not null).Select(u => new UpsetWatch(u.Part, u.Start, line, log));
    }

    public void Look(Line line, Run run)
    {
        if (run.Sample <= at) return;
        foreach (var i in alarms)
        {
            if (run.Alarms[i] is not (AlarmState.Unacknowledged or AlarmState.ReturnedUnacknowledged)) continue;
            if (raised < 0) (raised, raisedBy) = (run.Sample, i);
            if (seen < 0 && acknowledgments[run.Sample].Any(c => c.Target == line.Alarms[i].Key)) seen = run.Sample;
        }
        if (probe is null || end is not null || run.Sample < From + line.SampleAt(asks.RecoverWithin)) return;
        var value = line.Read(run.Plant, probe.Value);
        var tag = line.Tags.First(t => t.Symbol == asks.Recovers);
        end = (run.Sample, value, value >= tag.Low && value <= tag.High);
    }

    /// <summary>What is lost, as shares of the upset's points; what is not due yet costs nothing.</summary>
    public IEnumerable<(string Rule, double Part, string Variable, double Value)> Judge(Line line, IReadOnlyList<Command> log, int samples)
    {
        var lost = new List<(string Rule, double Share, double Lost, string Variable, double Value)>();
        var until = From + line.SampleAt(asks.Within);
        var due = until <= samples;

        var names = log.Where(c => c.Kind == CommandKind.Diagnose && c.Sample >= at && c.Sample <= until).ToList();
        var right = names.FindIndex(IsRight);
        // Whoever guessed before gets half.
        if (right >= 0 || due) lost.Add(("U1", Named, right < 0 ? 1 : right == 0 ? 0 : 0.5, fault.Key, right < 0 ? double.NaN : names[right].Sample * line.SampleTime));

        if (raised >= 0)
        {
            var inTime = raised + Math.Max(1, line.SampleAt(line.Alarms[raisedBy].RespondWithin));
            if (seen >= 0 || inTime <= samples) lost.Add(("U2", Acknowledged, seen < 0 ? 1 : seen <= inTime ? 0 : 0.5, line.Alarms[raisedBy].Key, seen < 0 ? double.NaN : seen * line.SampleTime));
        }

        var act = log.Where(c => c.Sample >= at && c.Sample <= until && (c.Kind == CommandKind.Repair && IsRight(c) || asks.Acts.Any(a => a.IsDoneBy(c)))).Select(c => (int?)c.Sample).FirstOrDefault();
        if (act is not null || due) lost.Add(("U3", Acted, act is null ? 1 : 0, fault.Key, act * line.SampleTime ?? double.NaN));

        if (end is { } e) lost.Add(("U4", Recovered, e.Well ? 0 : 1, asks.Recovers, e.Value));

        var whole = lost.Sum(l => l.Share);
        return lost.Where(l => l.Lost > 0).Select(l => (l.Rule, l.Share * l.Lost / whole, l.Variable, l.Value));
    }

    private bool IsRight(Command command) => Schedule.Fault(line, command.Target).Key == fault.Key;
}
