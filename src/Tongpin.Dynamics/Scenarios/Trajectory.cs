using System.Globalization;
using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Panel;

namespace Tongpin.Dynamics.Scenarios;

/// <summary>Runs a scenario and writes what happened as CSV.</summary>
internal static class Trajectory
{
    public static void Write(TextWriter to, Line line, Scenario scenario, double length, double every, bool reference, Grade grade, CancellationToken ct)
    {
        var samples = Whole(line, "--hours", length);
        var stride = Whole(line, "--every", every);
        var columns = reference
            ? line.ReferenceColumns.Columns.Select(c => (c.Header, Probe: line.Find(c.Tag)!.Value)).ToList()
            : [.. line.States.Concat(line.Derived).Concat(line.Inputs).Select(q => (Header: q.Unit.Length > 0 ? $"{q.Symbol} [{q.Unit}]" : q.Symbol, line.Find(q.Symbol)!.Value)).Prepend(($"t [{line.TimeUnit}]", line.Find("t")!.Value))];
        var atStart = line.ReferenceColumns.AtStart;
        var plant = line.Build<Real1>();
        var schedule = new Schedule(line, scenario);
        schedule.Begin(plant, 0);
        var method = line.Method<Real1>(grade);
        var sequence = line.IsLed ? new Sequencer(line) : null;

        to.Write(string.Join(',', columns.Select(c => Quoted(c.Header))) + "\n");
        for (var k = 0; k < samples; k++)
        {
            ct.ThrowIfCancellationRequested();
            sequence?.Look(probe => line.Read(plant, probe));
            if (sequence is not null) plant.Unforce();
            schedule.Apply(plant, 0);
            sequence?.Drive(plant);
            plant.Decide();
            if (atStart && k % stride == 0) Row(last: false);
            plant.Integrate(method);
            if (!atStart && plant.Sample % stride == 0) Row(last: false);
        }
        if (atStart && samples % stride == 0) Row(last: true);

        // Nothing has been chosen for a sample that does not come any more.
        void Row(bool last) => to.Write(string.Join(',', columns.Select(c => (last && c.Probe.Kind == ProbeKind.Input ? 0 : line.Read(plant, c.Probe)).ToString("R", CultureInfo.InvariantCulture))) + "\n");
    }

    private static int Whole(Line line, string option, double time)
    {
        var samples = time / line.SampleTime;
        if (!(samples is >= 0.5 and <= 1e7)) throw new Refusal(($"{option}：{time} 超出范围", $"{option}: {time} is out of range"));
        return Math.Abs(samples - Math.Round(samples)) <= 1e-6 * Math.Max(1, samples) ? (int)Math.Round(samples)
            : throw new Refusal(($"{option}：{time} 不是采样周期 {line.SampleTime} {line.TimeUnit} 的整数倍", $"{option}: {time} is not a whole number of samples of {line.SampleTime} {line.TimeUnit}"));
    }

    private static string Quoted(string header) => header.Contains(',', StringComparison.Ordinal) ? $"\"{header}\"" : header;
}
