using System.Runtime.InteropServices;
using System.Text;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using Tongpin.Dynamics.Panel;
using Tongpin.Dynamics.Scenarios;

namespace Tongpin.Dynamics;

/// <summary>
/// A batch that lives (在线运行): a plant, its alarms, its sequence and the log of what people did. The run is a pure function of line, version, scenario and log;
/// whoever replays them gets the same <see cref="Hash"/> sample by sample. Not safe for several threads at once.
/// </summary>
public sealed class Run
{
    /// <summary>Snapshots of another form are refused.</summary>
    private const int SnapshotVersion = 1;

    private readonly Schedule schedule;
    private readonly Integrator<Real1> method;
    private readonly List<Command> log;
    private readonly List<Hold> faults = [];
    private readonly Dictionary<string, int> mended = [];
    private readonly Probe[] watched, errors;
    private readonly double[] readings;
    private readonly AlarmBoard alarms;
    private readonly Sequencer sequence;
    private int next;

    /// <exception cref="Refusal">The scenario is not valid for the line.</exception>
    public Run(Line line, Scenario? scenario = null, Grade grade = Grade.Live) : this(line, scenario ?? new(), grade, [])
    {
    }

    private Run(Line line, Scenario scenario, Grade grade, List<Command> log)
    {
        (Line, Scenario, Grade, this.log) = (line, scenario, grade, log);
        Plant = line.Build<Real1>();
        schedule = new(line, scenario);
        schedule.Begin(Plant, 0);
        method = line.Method<Real1>(grade);
        alarms = new(line);
        sequence = new(line);
        readings = new double[line.Alarms.Count];
        watched = [.. line.Alarms.Select(a => line.Find(a.Tag)!.Value)];
        errors = [.. line.Alarms.Select(a => line.Tags.FirstOrDefault(t => t.Symbol == a.Tag) is { Error.Length: > 0 } tag ? line.Find(tag.Error)!.Value : new(ProbeKind.Time, -1))];
        Hash = StateHash.Start;
    }

    public Line Line { get; }

    public Scenario Scenario { get; }

    public Grade Grade { get; }

    /// <summary>Samples done.</summary>
    public int Sample => Plant.Sample;

    /// <summary>In the line's unit of time.</summary>
    public double Time => Plant.Time;

    /// <summary>Hash over every sample so far.</summary>
    public ulong Hash { get; private set; }

    /// <summary>All that was done, in order; with the scenario it is the whole batch.</summary>
    public IReadOnlyList<Command> Log => log;

    /// <summary>The running phase and its state.</summary>
    public (Phase Phase, PhaseState State) Phase => (Line.Procedure.Phases[sequence.Phase], sequence.State);

    /// <summary>True in the last phase of the procedure.</summary>
    public bool IsLast => sequence.Phase + 1 == Line.Procedure.Phases.Count;

    /// <summary>Key of the alarm that came first, while any is active.</summary>
    public string? FirstOut => alarms.FirstOut < 0 ? null : Line.Alarms[alarms.FirstOut].Key;

    internal Plant<Real1> Plant { get; }

    /// <summary>A state, input or derived quantity by its symbol, as it really is.</summary>
    public double this[string symbol] => Line.Read(Plant, Line.Find(symbol) ?? throw new Refusal(($"没有“{symbol}”", $"There is no \"{symbol}\"")));

    /// <summary>What the instrument shows: the truth and the error of its sensor.</summary>
    public double Measured(string tag) => this[tag] + (Line.Tags.FirstOrDefault(t => t.Symbol == tag) is { Error.Length: > 0 } t ? this[t.Error] : 0);

    public AlarmState Alarm(string key) => alarms[AlarmAt(key)];

    /// <summary>Manual while the operator holds one of its outputs, cascade while its setpoint comes from him, automatic else.</summary>
    public LoopMode Mode(string loop)
    {
        var found = Line.Loops.FirstOrDefault(l => l.Key == loop) ?? throw new Refusal(($"没有回路“{loop}”", $"There is no loop \"{loop}\""));
        return found.Outputs.Any(o => IsSet(o)) ? LoopMode.Manual : IsSet(found.Setpoint) ? LoopMode.Cascade : LoopMode.Automatic;

        bool IsSet(string input) => !double.IsNaN(Plant.Manual[Line.InputAt(input)].Value);
    }

    /// <summary>Somebody does something now, at the start of the coming sample.</summary>
    /// <exception cref="Refusal">No such handle, fault or alarm, or a value outside of its range; nothing has changed then.</exception>
    public void Do(CommandKind kind, string target = "", double value = 0)
    {
        var command = new Command(Sample, kind, target, value);
        Check(command);
        log.Add(command);
    }

    /// <summary>Advances by one control sample.</summary>
    public void Step()
    {
        while (next < log.Count && log[next].Sample <= Sample) Carry(log[next++]);
        sequence.Look(probe => Line.Read(Plant, probe));
        Plant.Unforce();
        schedule.Apply(Plant, 0, mended.Count > 0 ? mended : null);
        foreach (var fault in faults) if (fault.Acts(Sample)) Plant.Forced[fault.Input] = fault.At(Sample, Line.SampleTime);
        sequence.Drive(Plant);
        Plant.Advance(method);
        for (var i = 0; i < readings.Length; i++) readings[i] = Line.Read(Plant, watched[i]) + (errors[i].Index < 0 ? 0 : Line.Read(Plant, errors[i]));
        alarms.Look(Sample, readings, sequence.PhaseKey);
        Hash = StateHash.Add(Hash, BitConverter.UInt64BitsToDouble(Plant.Hash(0)));
    }

    /// <summary>Advances to a time of the batch, in the line's unit.</summary>
    public void To(double time)
    {
        for (var end = Line.SampleAt(time); Sample < end;) Step();
    }

    /// <summary>The same batch at an earlier sample, computed anew. What was done later is forgotten.</summary>
    public Run RewoundTo(int sample)
    {
        var run = new Run(Line, Scenario, Grade, [.. log.Where(c => c.Sample < sample)]);
        while (run.Sample < sample) run.Step();
        return run;
    }

    /// <summary>A batch computed anew from its log.</summary>
    /// <exception cref="Refusal">A command that the line does not know.</exception>
    public static Run Replay(Line line, Scenario scenario, IEnumerable<Command> log, int samples, Grade grade = Grade.Live, Action<Run>? watch = null)
    {
        var run = new Run(line, scenario, grade, [.. log]);
        foreach (var command in run.log) run.Check(command);
        while (run.Sample < samples)
        {
            run.Step();
            watch?.Invoke(run);
        }
        return run;
    }

    /// <summary>The scenario of the batch that begins where this run ends. What <paramref name="batch"/> itself says of the start wins.</summary>
    /// <exception cref="Refusal">No batch follows this line, or the vessel is not ready.</exception>
    public Scenario HandOver(Scenario? batch = null)
    {
        if (Line.Prepares.Length == 0) throw new Refusal(($"{Line.Key} 之后没有批次", $"No batch follows {Line.Key}"));
        if (!IsLast) throw new Refusal(($"罐尚未就绪，正在：{Phase.Phase.Name.Zh}", $"The vessel is not ready; it is at: {Phase.Phase.Name.En}"));
        var initial = Line.HandOver(Plant);
        var next = batch ?? new();
        foreach (var (name, value) in next.Initial) initial[name] = value;
        return next with { Initial = initial };
    }

    /// <summary>What happened, judged: see <see cref="Dynamics.Score"/>.</summary>
    public Score Score(Marking? marking = null) => Dynamics.Score.Of(Line, Scenario, log, Sample, Grade, marking);

    /// <summary>Everything that the run needs to go on elsewhere, except scenario and log: those are kept beside it.</summary>
    public byte[] Snapshot()
    {
        var numbers = new double[Plant.Size];
        Plant.Save(numbers, 0);
        using var stream = new MemoryStream(numbers.Length * sizeof(double) + 64 + Line.Alarms.Count * 16);
        using var to = new BinaryWriter(stream, Encoding.UTF8);
        to.Write(SnapshotVersion);
        to.Write(Line.Key);
        to.Write(Line.Version);
        to.Write(Sample);
        to.Write(Hash);
        to.Write(next);
        to.Write((byte)sequence.Phase);
        to.Write((byte)sequence.State);
        alarms.Save(to);
        to.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
        to.Flush();
        return stream.ToArray();
    }

    /// <exception cref="Refusal">Not a snapshot of this line and version.</exception>
    public static Run Restore(Line line, Scenario scenario, IEnumerable<Command> log, byte[] snapshot, Grade grade = Grade.Live)
    {
        var run = new Run(line, scenario, grade, [.. log]);
        run.Load(snapshot);
        return run;
    }

    /// <summary>Takes this run to where a snapshot of it stood.</summary>
    /// <exception cref="Refusal">Not a snapshot of this line and version; nothing has changed then.</exception>
    public void Load(byte[] snapshot)
    {
        try
        {
            using var from = new BinaryReader(new MemoryStream(snapshot, writable: false), Encoding.UTF8);
            if (from.ReadInt32() != SnapshotVersion || from.ReadString() != Line.Key || from.ReadInt32() != Line.Version) throw Foreign();
            var (sample, hash, done) = (from.ReadInt32(), from.ReadUInt64(), from.ReadInt32());
            var (phase, state) = (from.ReadByte(), (PhaseState)from.ReadByte());
            var size = 2 + 14 * Line.Alarms.Count + Plant.Size * sizeof(double);
            if (done > log.Count || done < 0 || phase >= Line.Procedure.Phases.Count || snapshot.Length - from.BaseStream.Position != size) throw Foreign();
            alarms.Load(from);
            var numbers = new double[Plant.Size];
            from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
            Plant.Load(sample, numbers, 0);
            (Hash, next) = (hash, done);
            sequence.Load(phase, state);
            // Faults that people started and ended are in the log.
            faults.Clear();
            mended.Clear();
            for (var i = 0; i < next; i++) if (log[i].Kind is CommandKind.StartFault or CommandKind.EndFault or CommandKind.Repair) Carry(log[i]);
        }
        catch (EndOfStreamException)
        {
            throw Foreign();
        }

        Refusal Foreign() => new(($"不是 {Line.Key} 第 {Line.Version} 版的快照", $"Not a snapshot of {Line.Key}, version {Line.Version}"));
    }

    private void Check(Command command)
    {
        if (!double.IsFinite(command.Value)) throw new Refusal(($"{command.Kind} {command.Target}：不是有限的数", $"{command.Kind} {command.Target}: not a finite number"));
        switch (command.Kind)
        {
            case CommandKind.Set: _ = Schedule.Handle(Line, command.Target, command.Value); break;
            case CommandKind.Release: _ = HandleAt(command.Target); break;
            case CommandKind.StartFault or CommandKind.EndFault or CommandKind.Diagnose or CommandKind.Repair: _ = Schedule.Fault(Line, command.Target); break;
            case CommandKind.Acknowledge or CommandKind.Shelve or CommandKind.Unshelve or CommandKind.TakeOutOfService or CommandKind.ReturnToService: _ = AlarmAt(command.Target); break;
            default: break;
        }
    }

    private void Carry(Command command)
    {
        var (sample, kind, target, value) = command;
        switch (kind)
        {
            case CommandKind.Set: Plant.Manual[HandleAt(target)] = value; break;
            case CommandKind.Release: Plant.Manual[HandleAt(target)] = double.NaN; break;
            case CommandKind.StartFault:
                foreach (var part in Schedule.Parts(Line, Schedule.Fault(Line, target)))
                    foreach (var push in part.Pushes.DistinctBy(p => p.Input)) faults.Add(new(Line.InputAt(push.Input), push.Value, sample, int.MaxValue, push.Slope, push.Min, push.Max, part.Key));
                break;
            case CommandKind.EndFault:
                foreach (var push in Schedule.Fault(Line, target).Pushes) faults.RemoveAll(f => f.Input == Line.InputAt(push.Input));
                break;
            case CommandKind.Repair:
                foreach (var part in Schedule.Parts(Line, Schedule.Fault(Line, target)))
                {
                    faults.RemoveAll(f => f.Fault == part.Key);
                    mended[part.Key] = sample;
                }
                break;
            case CommandKind.Acknowledge or CommandKind.Shelve or CommandKind.Unshelve or CommandKind.TakeOutOfService or CommandKind.ReturnToService:
                alarms.Do(sample, kind, AlarmAt(target), Line.SampleAt(value));
                break;
            case CommandKind.Hold or CommandKind.Restart or CommandKind.Abort or CommandKind.Next: sequence.Do(kind); break;
            default: break;
        }
    }

    internal AlarmBoard Alarms => alarms;

    private int HandleAt(string name) => Line.InputAt((Line.Handles.FirstOrDefault(h => new Quantity(h.Symbol, "", 0, 0, 0, default).Means(Line.Own(name))) ?? throw new Refusal(($"没有手柄“{name}”", $"There is no handle \"{name}\""))).Input);

    private int AlarmAt(string key)
    {
        for (var i = 0; i < Line.Alarms.Count; i++) if (Line.Alarms[i].Key == key) return i;
        throw new Refusal(($"没有报警“{key}”", $"There is no alarm \"{key}\""));
    }
}

/// <summary>How fast a run follows the clock on the wall: 1 to 1000 times, or frozen. Counts the samples that are due; the rest of a sample is kept.</summary>
public sealed class Pace(Line line)
{
    private double owed;

    /// <summary>1…1000; 0 freezes.</summary>
    public double Speed
    {
        get;
        set => field = value is 0 or (>= 1 and <= 1000) ? value : throw new Refusal(($"倍速 {value} 须在 1 到 1000 之间，0 为冻结", $"Speed {value} must be between 1 and 1000, or 0 to freeze"));
    } = 1;

    /// <summary>Samples due after so much time on the wall.</summary>
    public int Due(TimeSpan elapsed)
    {
        var units = line.TimeUnit switch { "h" => elapsed.TotalHours, "s" => elapsed.TotalSeconds, _ => elapsed.TotalMinutes };
        owed += units * Speed / line.SampleTime;
        var due = (int)(owed + 1e-9);
        owed -= due;
        return due;
    }
}
