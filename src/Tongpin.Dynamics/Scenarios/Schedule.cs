using Tongpin.Dynamics.Arithmetic;

namespace Tongpin.Dynamics.Scenarios;

/// <summary>An input held from sample From on and before sample To (the first is 0).</summary>
/// <param name="Fault">Key of the fault that holds it; empty for commands and overrides.</param>
internal readonly record struct Hold(int Input, double Value, int From, int To, double Slope, double Min, double Max, string Fault = "")
{
    public bool Acts(int sample) => sample >= From && sample < To;

    public double At(int sample, double sampleTime) => Slope == 0 ? Value : Math.Max(Min, Math.Min(Max, Value + Slope * ((sample - From) * sampleTime)));
}

/// <summary>A scenario in the terms of a line: indices and samples, checked.</summary>
internal sealed class Schedule
{
    private readonly Line line;
    private readonly Scenario scenario;
    private readonly List<(int Index, double Value)> initial = [], parameters = [], recipe = [], setpoints = [];
    private readonly uint variants;

    public Schedule(Line line, Scenario scenario)
    {
        (this.line, this.scenario) = (line, scenario);
        foreach (var (name, value) in scenario.Initial) Start(name, value);
        foreach (var (name, value) in scenario.Parameters) parameters.Add((Known(line.Parameters, line.Own(name), "parameters", value), value));
        foreach (var (name, factor) in scenario.Recipe) recipe.Add((RecipeInput(name, factor), factor));
        foreach (var (name, value) in scenario.Setpoints)
        {
            var handle = line.Handles.FirstOrDefault(h => h.IsSetpoint && new Quantity(h.Symbol, "", 0, 0, 0, default).Means(name)) ?? throw Unknown("setpoints", name, line.Handles.Where(h => h.IsSetpoint).Select(h => h.Symbol));
            setpoints.Add((Known(line.Inputs, handle.Input, "setpoints", value), value));
        }
        foreach (var command in scenario.Commands)
        {
            var input = Handle(line, command.Handle, command.Value);
            var (from, to) = Window("commands", command.At, command.Until);
            Commands.Add(new(input, command.Value, from, to, 0, 0, 0));
        }
        foreach (var fault in scenario.Faults) Add(fault);
        foreach (var o in scenario.Overrides)
        {
            var input = Known(line.Inputs, line.Own(o.Input), "overrides", o.Value);
            if (!double.IsFinite(o.Slope) || double.IsNaN(o.Min) || double.IsNaN(o.Max) || o.Min > o.Max) throw new Refusal(($"overrides：{o.Input} 的斜坡不是有效数", $"overrides: the ramp of {o.Input} is not valid"));
            var q = line.Inputs[input];
            var (from, to) = Window("overrides", o.From, o.To);
            // A ramp ends at the latest where the input does.
            Holds.Add(new(input, o.Value, from, to, o.Slope, Math.Max(o.Min, q.Min), Math.Min(o.Max, q.Max)));
        }
        if (scenario.Disturbance != "none" && line.Disturbances.All(d => d.Key != scenario.Disturbance)) throw Unknown("disturbances.kind", scenario.Disturbance, ["none", .. line.Disturbances.Select(d => d.Key)]);
        if (!double.IsFinite(scenario.DisturbanceFactor)) throw NotANumber("disturbances.factor");
        foreach (var name in scenario.Variant)
        {
            var at = line.Variants.Index().Where(v => v.Item.Key == name).Select(v => (int?)v.Index).FirstOrDefault() ?? throw Unknown("variant", name, line.Variants.Select(v => v.Key));
            variants |= 1u << at;
        }
    }

    /// <summary>Faults and overrides, in the order in which they are applied: later ones win.</summary>
    public List<Hold> Holds { get; } = [];

    /// <summary>The operator's commands.</summary>
    public List<Hold> Commands { get; } = [];

    /// <summary>Gives a new plant its start, parameters, recipe and variants.</summary>
    public void Begin<T>(Plant<T> plant, int lane) where T : struct, IReal<T>
    {
        plant.Random[lane] = new(scenario.Seed);
        plant.Variants = variants;
        plant.Disturbance = scenario.Disturbance;
        Set(ref plant.DisturbanceFactor, scenario.DisturbanceFactor);
        plant.Vary(lane);
        foreach (var (i, value) in parameters) Set(ref plant.Parameters[i], value);
        foreach (var (i, value) in initial) Set(ref plant.States[i], value);
        foreach (var (i, factor) in recipe) Set(ref plant.Scaled[i], factor);
        foreach (var (i, value) in setpoints) Set(ref plant.Setpoints[i], value);
        plant.Prepare();

        void Set(ref T field, double value) => field[lane] = value;
    }

    /// <summary>What is forced and set by hand in the coming sample.</summary>
    /// <param name="mended">Faults that were mended, and when: what had begun by then acts no more.</param>
    public void Apply<T>(Plant<T> plant, int lane, Dictionary<string, int>? mended = null) where T : struct, IReal<T>
    {
        Apply(Commands, plant.Manual, plant.Sample, lane, null);
        Apply(Holds, plant.Forced, plant.Sample, lane, mended);
    }

    private void Apply<T>(List<Hold> holds, Span<T> inputs, int sample, int lane, Dictionary<string, int>? mended) where T : struct, IReal<T>
    {
        // An end and a beginning may meet: first all ends, then whatever acts.
        foreach (var hold in holds) if (hold.To == sample) inputs[hold.Input][lane] = double.NaN;
        foreach (var hold in holds)
            if (hold.Acts(sample) && !(mended is not null && mended.TryGetValue(hold.Fault, out var at) && hold.From <= at)) inputs[hold.Input][lane] = hold.At(sample, line.SampleTime);
    }

    public static int Handle(Line line, string name, double value)
    {
        var own = line.Own(name);
        var handle = line.Handles.FirstOrDefault(h => new Quantity(h.Symbol, "", 0, 0, 0, default).Means(own)) ?? throw Unknown("handle", name, line.Handles.Select(h => h.Symbol));
        return Known(line.Inputs, handle.Input, "handle", value);
    }

    public static Fault Fault(Line line, string name) =>
        line.Faults.FirstOrDefault(f => Quantity.Plain(f.Key).Equals(Quantity.Plain(name), StringComparison.OrdinalIgnoreCase) || f.Number > 0 && f.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == name || f.Name.Zh == name || f.Name.En == name)
            ?? throw Unknown("faults", name, line.Faults.Select(f => f.Key));

    /// <summary>The fault itself, or those that it is made of.</summary>
    public static IEnumerable<Fault> Parts(Line line, Fault fault) => fault.Of.Count > 0 ? fault.Of.Select(key => line.Faults.First(f => f.Key == key)) : [fault];

    private void Add(PlannedFault planned)
    {
        var fault = Fault(line, planned.Name);
        if (planned.Value is { } size && fault.Pushes.Select(p => p.Input).Distinct().Count() > 1) throw new Refusal(($"faults：{fault.Key} 涉及多个输入，不能给 value={size}", $"faults: {fault.Key} concerns several inputs, no value ({size}) can be given"));
        var own = planned.From is null && planned.To is null;
        var (from, to) = Window("faults", planned.From, planned.To);
        foreach (var part in Parts(line, fault))
            foreach (var push in own ? part.Pushes : part.Pushes.DistinctBy(p => p.Input))
            {
                var value = planned.Value ?? push.Value;
                var (start, end) = own ? (push.From - 1, push.To) : (from, to);
                Holds.Add(new(Known(line.Inputs, push.Input, "faults", value), value, start, end, push.Slope, push.Min, push.Max, part.Key));
            }
    }

    private void Start(string name, double value)
    {
        foreach (var alias in line.Aliases)
        {
            if (!alias.Means(name)) continue;
            InRange("initial", alias, value);
            initial.AddRange(line.Unalias(alias.Symbol, value));
            return;
        }
        initial.Add((Known(line.States, line.Own(name), "initial", value, line.Aliases), value));
    }

    private int RecipeInput(string name, double factor)
    {
        var own = line.Own(name);
        var symbol = line.Recipe.FirstOrDefault(r => new Quantity(r, "", 0, 0, 0, default).Means(own)) ?? throw Unknown("recipe", name, line.Recipe);
        if (!double.IsFinite(factor)) throw NotANumber($"recipe.{name}");
        if (factor is < 0 or > 10) throw new Refusal(($"recipe.{name}：系数 {factor} 须在 0 到 10 之间", $"recipe.{name}: factor {factor} must be between 0 and 10"));
        return line.InputAt(symbol);
    }

    private (int From, int To) Window(string where, double? from, double? to)
    {
        if (from is { } f && !double.IsFinite(f) || to is { } t && !double.IsFinite(t)) throw NotANumber(where);
        if (from < 0 || to < 0) throw new Refusal(($"{where}：时间不能为负", $"{where}: a time cannot be negative"));
        if (to < from) throw new Refusal(($"{where}：结束 {to} 早于开始 {from}", $"{where}: it ends at {to}, before it begins at {from}"));
        return (line.SampleAt(from ?? 0), to is null ? int.MaxValue : line.SampleAt(to.Value));
    }

    private static int Known(IReadOnlyList<Quantity> quantities, string name, string where, double value, IReadOnlyList<Quantity>? others = null)
    {
        for (var pass = 0; pass < 2; pass++)
            for (var i = 0; i < quantities.Count; i++)
            {
                if (pass == 0 ? quantities[i].Symbol != name : !quantities[i].Means(name)) continue;
                InRange(where, quantities[i], value);
                return i;
            }
        throw Unknown(where, name, quantities.Concat(others ?? []).Select(q => q.Symbol));
    }

    private static void InRange(string where, Quantity q, double value)
    {
        if (!double.IsFinite(value)) throw NotANumber($"{where}.{q.Symbol}");
        if (value < q.Min || value > q.Max) throw new Refusal(($"{where}.{q.Symbol}：{value} 不在 {q.Min}…{q.Max} {q.Unit} 之内", $"{where}.{q.Symbol}: {value} is not within {q.Min}…{q.Max} {q.Unit}".TrimEnd()));
    }

    private static Refusal NotANumber(string where) => new(($"{where}：不是有限的数", $"{where}: not a finite number"));

    private static Refusal Unknown(string where, string name, IEnumerable<string> known) => new(($"{where}：没有“{name}”，可用：{string.Join("、", known)}", $"{where}: there is no \"{name}\"; known: {string.Join(", ", known)}"));
}
