namespace Tongpin.Dynamics.Panel;

/// <summary>The alarms of one plant by ISA-18.2: each a small machine of states, moved once a sample.</summary>
internal sealed class AlarmBoard(Line line)
{
    private struct Cell
    {
        public AlarmState State;
        public bool Active;

        /// <summary>Samples that the value has been on the other side.</summary>
        public int Waiting;
        public int Since, ShelvedUntil;
    }

    private readonly Cell[] cells = new Cell[line.Alarms.Count];

    /// <summary>Delay in samples; a delay shorter than a sample is no delay.</summary>
    private readonly int[] delays = [.. line.Alarms.Select(a => (int)(a.DelaySeconds / 3600 * PerHour(line.TimeUnit) / line.SampleTime))];

    /// <summary>The alarm that came first since all were normal; −1 for none. In a trip it is the one to look at.</summary>
    public int FirstOut { get; private set; } = -1;

    public AlarmState this[int alarm] => cells[alarm].State;

    /// <summary>True while the value is beyond the limit, whatever people have done about it.</summary>
    public bool IsActive(int alarm) => cells[alarm].Active;

    /// <summary>Sample in which the alarm last changed between active and not.</summary>
    public int Since(int alarm) => cells[alarm].Since;

    public void Look(int sample, ReadOnlySpan<double> values, string phase)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            ref var cell = ref cells[i];
            var rule = line.Alarms[i];
            var turned = cell.Active ? rule.Within(values[i]) : rule.Beyond(values[i]);
            cell.Waiting = turned ? cell.Waiting + 1 : 0;
            if (turned && cell.Waiting > delays[i]) (cell.Active, cell.Waiting, cell.Since) = (!cell.Active, 0, sample);
            cell.State = Next(cell, sample, Array.IndexOf(rule.SuppressedIn, phase) >= 0);
        }
        var any = false;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].State is not (AlarmState.Unacknowledged or AlarmState.Acknowledged)) continue;
            any = true;
            if (FirstOut < 0) FirstOut = i;
        }
        if (!any) FirstOut = -1;
    }

    private static AlarmState Next(in Cell cell, int sample, bool suppressed) => cell.State switch
    {
        AlarmState.OutOfService => AlarmState.OutOfService,
        AlarmState.Shelved when sample < cell.ShelvedUntil => AlarmState.Shelved,
        _ when suppressed => AlarmState.SuppressedByDesign,
        AlarmState.Normal or AlarmState.Shelved or AlarmState.SuppressedByDesign => cell.Active ? AlarmState.Unacknowledged : AlarmState.Normal,
        AlarmState.Unacknowledged => cell.Active ? AlarmState.Unacknowledged : AlarmState.ReturnedUnacknowledged,
        AlarmState.Acknowledged => cell.Active ? AlarmState.Acknowledged : AlarmState.Normal,
        _ => cell.Active ? AlarmState.Unacknowledged : AlarmState.ReturnedUnacknowledged,
    };

    /// <summary>What a person does to an alarm; without effect where it makes no sense.</summary>
    public void Do(int sample, CommandKind kind, int alarm, int samples)
    {
        ref var cell = ref cells[alarm];
        switch (kind, cell.State)
        {
            case (CommandKind.Acknowledge, AlarmState.Unacknowledged): cell.State = AlarmState.Acknowledged; break;
            case (CommandKind.Acknowledge, AlarmState.ReturnedUnacknowledged): cell.State = AlarmState.Normal; break;
            case (CommandKind.Shelve, not AlarmState.OutOfService): (cell.State, cell.ShelvedUntil) = (AlarmState.Shelved, sample + samples); break;
            case (CommandKind.Unshelve, AlarmState.Shelved): cell.ShelvedUntil = sample; break;
            case (CommandKind.TakeOutOfService, _): cell.State = AlarmState.OutOfService; break;
            case (CommandKind.ReturnToService, AlarmState.OutOfService): cell.State = AlarmState.Normal; break;
            default: break;
        }
    }

    public void Save(BinaryWriter to)
    {
        to.Write((short)FirstOut);
        foreach (var c in cells)
        {
            to.Write((byte)c.State);
            to.Write(c.Active);
            to.Write(c.Waiting);
            to.Write(c.Since);
            to.Write(c.ShelvedUntil);
        }
    }

    public void Load(BinaryReader from)
    {
        FirstOut = from.ReadInt16();
        for (var i = 0; i < cells.Length; i++) cells[i] = new() { State = (AlarmState)from.ReadByte(), Active = from.ReadBoolean(), Waiting = from.ReadInt32(), Since = from.ReadInt32(), ShelvedUntil = from.ReadInt32() };
    }

    private static double PerHour(string unit) => unit switch { "h" => 1, "s" => 3600, _ => 60 };
}
