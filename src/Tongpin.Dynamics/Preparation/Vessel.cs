using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using static Tongpin.Dynamics.AlarmKind;
using static Tongpin.Dynamics.CommandKind;

namespace Tongpin.Dynamics.Preparation;

#pragma warning disable IDE1006 // the book's symbols

/// <summary>装料、灭菌、接种 before a batch in one of the fermenters: a line of its own, whose end is the batch's start (model book, section 4).</summary>
/// <param name="full">Broth at the start of the batch, kg: medium, condensate and a tenth of inoculum.</param>
/// <param name="sugar">g/L of the batch at its start.</param>
/// <param name="cells">g/L of the batch at its start.</param>
internal abstract class Vessel(double full, double sugar, double cells) : Line
{
    public const int Tsp = 7;

    /// <summary>The book's vessel, kg: what exchanges heat grows with the surface, what flows with the mass.</summary>
    private const double BookMass = 40000;

    private const string Book = "model book, section 4", Scaled = "model book, section 4, by surface or mass", Ours = "training value";

    /// <summary>Steam condenses to so much more mass from 85 to 121 °C.</summary>
    private const double Condensate = 1.0686;

    /// <summary>ln of the thousandth of a spore that may be left.</summary>
    private const double Sterile = -6.907755278982137;

    private readonly double surface = Functions.Exp<Real1>(Functions.Log<Real1>(full / BookMass) * (2.0 / 3)).Value, medium = 0.9 * full / Condensate, seed = 0.1 * full;

    /// <summary>Key of the line whose batch follows.</summary>
    protected abstract string Batch { get; }

    public override string Prepares => Batch;

    public override int Version => 1;

    public override string TimeUnit => "min";

    public override double SampleTime => 0.02;

    public override double Length => 900;

    public override bool IsLed => true;

    public override string References => "Deindoerfer F.H., Humphrey A.E., Appl. Microbiol. 7 (1959) 256; model book, section 4";

    public override IReadOnlyList<Quantity> States => field ??=
    [
        new("M", "kg", 0.02 * full, 1, 10 * Math.Max(full, BookMass), ("罐内物重", "contents")),
        new("T", "°C", 25, 0, 200, ("温度", "temperature")),
        new("lnN", "", Functions.Log<Real1>(1e8 * 0.02 * full).Value, -1e6, 100, ("活孢子总数的对数", "ln of the living spores")),
        new("lnB", "", 0, -1e6, 0, ("维生素保留率的对数", "ln of the vitamin that is left")),
        new("F0", "min", 0, 0, 1e9, ("灭菌当量时间(121.1 °C)", "minutes at 121.1 °C, by the thermometer")),
        new("S", "kg", 0.02 * full * Strength, 0, 1e6, ("糖", "sugar")),
        new("Mi", "kg", 0, 0, 1e6, ("已接种量", "inoculum taken")),
        new("pa", "bar", 0.96, 0, 100, ("罐内空气分压(25 °C 计)", "air in the vessel, at 25 °C")),
    ];

    /// <summary>kg sugar per kg medium that makes the batch's start.</summary>
    private double Strength => sugar * 1e-3 / (0.9 / Condensate);

    public override IReadOnlyList<Quantity> Inputs => field ??=
    [
        new("mf", "kg/s", 0, 0, 10 * Filling, ("进料", "medium")),
        new("uj", "", 0, 0, 1, ("夹套蒸汽阀", "jacket steam")),
        new("ms", "kg/s", 0, 0, 2 * Steam, ("直接蒸汽", "direct steam")),
        new("uc", "", 0, 0, 1, ("冷却阀", "cooling")),
        new("uv", "", 0, 0, 1, ("排气阀", "vent")),
        new("ua", "", 0, 0, 1, ("无菌空气阀", "sterile air")),
        new("mi", "kg/s", 0, 0, 10 * Filling, ("接种", "inoculum")),
        new("Tsp", "°C", 0, 0, 140, ("保温设定值，0 为不控", "setpoint of the hold, 0 for none")),
        new("ps", "bar", 3, 0.5, 6, ("蒸汽压力", "steam supply, absolute")),
        new("kc", "", 1, 0, 2, ("冷却系数", "factor of cooling")),
        new("δT", "K", 0, -20, 20, ("温度计误差", "error of the thermometer")),
        new("leak", "1/(min bar)", 0, 0, 1e9, ("泄漏带入的孢子", "spores through a leak, per bar below one")),
    ];

    /// <summary>kg/s: an hour to fill.</summary>
    private double Filling => medium / 3600;

    private double Steam => 2.2 * full / BookMass;

    public override IReadOnlyList<Quantity> Parameters => field ??=
    [
        new("Uj", "kW/K", 14 * surface, 0, 1000, ("夹套传热", "heat through the jacket"), Scaled),
        new("Uc", "kW/K", 16 * surface, 0, 1000, ("冷却传热", "heat to the coolant"), Scaled),
        new("Ul", "kW/K", 0.35 * surface, 0, 100, ("散热", "losses"), Scaled),
        new("msmax", "kg/s", Steam, 0, 100, ("最大直接蒸汽", "most direct steam"), Scaled),
        new("Tj", "°C", 143.6, 100, 180, ("夹套蒸汽温度", "jacket steam"), Book),
        new("Tc", "°C", 20, 0, 60, ("冷却水温度", "coolant"), Book),
        new("Te", "°C", 25, -20, 50, ("环境温度", "surroundings"), Book),
        new("Tf", "°C", 25, 0, 100, ("料液温度", "medium"), Ours),
        new("Ti", "°C", 25, 0, 60, ("种子液温度", "inoculum"), Ours),
        new("hs", "kJ/kg", 2738, 2000, 3000, ("蒸汽焓", "enthalpy of steam"), Book),
        new("cp", "kJ/(kg K)", 4.18, 1, 10, ("比热", "heat capacity"), Book),
        new("n0", "1/kg", 1e8, 0, 1e12, ("料液孢子数", "spores in the medium"), Book),
        new("cS", "kg/kg", Strength, 0, 1, ("料液含糖", "sugar in the medium"), Ours),
        new("xi", "g/kg", 10 * cells, 0, 100, ("种子液菌体", "cells in the inoculum"), Ours),
        new("Mfull", "kg", 1.1 * full, 1, 1e6, ("满罐", "full vessel"), Ours),
    ];

    public override IReadOnlyList<Quantity> Derived { get; } =
    [
        new("p", "bar", 1, 0, 100, ("罐压(绝)", "pressure, absolute")),
        new("B", "%", 100, 0, 100, ("维生素保留率", "vitamin left")),
        new("kill", "", 0, -100, 1e6, ("−lg 活孢子数", "−log10 of the living spores")),
    ];

    internal override double Derive(Plant<Real1> plant, int derived) => derived switch
    {
        0 => ((VesselPlant<Real1>)plant).Pressure.Value,
        1 => 100 * Functions.Exp(plant.States[3]).Value,
        _ => plant.States[2].Value * (-1 / 2.302585092994046),
    };

    public override IReadOnlyList<string> Recipe => [];

    public override IReadOnlyList<Handle> Handles { get; } =
    [
        new("mf", "mf", ("进料", "medium")), new("uj", "uj", ("夹套蒸汽", "jacket steam")), new("uc", "uc", ("冷却", "cooling")), new("uv", "uv", ("排气", "vent")),
        new("ua", "ua", ("无菌空气", "sterile air")), new("mi", "mi", ("接种", "inoculum")), new("T", "Tsp", ("保温设定", "setpoint of the hold")), new("ms", "ms", ("直接蒸汽(手动)", "direct steam by hand")),
    ];

    public override IReadOnlyList<Loop> Loops { get; } = [new("T", ("保温", "hold"), "T", "Tsp", "ms")];

    public override IReadOnlyList<Tag> Tags => field ??=
    [
        new("T", ("温度", "temperature"), "°C", 20, 122, 0, 150, "δT"),
        new("M", ("罐重", "contents"), "kg", 0, 1.02 * full, 0, 1.2 * full),
        new("p", ("罐压", "pressure"), "bar", 0.95, 2.4, 0, 4),
        new("F0", ("灭菌当量时间", "F0"), "min", 0, 30, 0, 60),
        new("Mi", ("接种量", "inoculum"), "kg", 0, seed, 0, 2 * seed),
        new("B", ("维生素保留率", "vitamin left"), "%", 4, 100, 0, 100),
    ];

    public override IReadOnlyList<AlarmRule> Alarms { get; } =
    [
        new("T", HighHigh, 125, AlarmPriority.Medium, 1, ("蒸汽过量", "too much steam"), ("营养破坏", "nutrients are destroyed"), ("关蒸汽", "shut the steam"), 2),
        new("T", AlarmKind.Low, 120, AlarmPriority.High, 0.3, ("蒸汽不足", "too little steam"), ("灭菌不彻底", "not sterile"), ("查蒸汽压力与排气", "check steam and vent"), 2, 30, "fill", "heat", "vent", "raise", "cool", "inoculate", "ready"),
        new("p", High, 2.5, AlarmPriority.Medium, 0.05, ("空气未排净", "air was not vented"), ("假压：压力到而温度不到", "false pressure: the temperature lags"), ("排气", "vent"), 5),
        new("p", AlarmKind.Low, 0.9, AlarmPriority.High, 0.03, ("冷却时未保压", "no air while cooling"), ("负压吸入杂菌、罐体变形", "vacuum sucks in germs"), ("通无菌空气", "sterile air"), 2),
    ];

    public override IReadOnlyList<Fault> Faults { get; } =
    [
        new("steam", 1, ("蒸汽压力低", "steam pressure is low"), new Push("ps", 1.9)) { Response = new(["T.Low"], 20, "", 0, new Deed(CommandKind.Hold, "")) },
        new("vent", 2, ("排气阀卡死", "vent is stuck"), new Push("uv", 0)) { Response = new(["p.High"], 15, "p", 60) },
        new("T-sensor", 3, ("温度计偏高 2 K", "thermometer shows 2 K too much"), new Push("δT", 2)) { Response = new([], 240, "", 0) },
        new("air", 4, ("无菌空气中断", "no sterile air"), new Push("ua", 0)) { Response = new(["p.Low"], 15, "p", 60) },
        new("coolant", 5, ("冷却水不足", "little coolant"), new Push("kc", 0.3)) { Response = new([], 240, "", 0) },
        new("leak", 6, ("罐体泄漏", "the vessel leaks"), new Push("leak", 1e6)) { Response = new([], 240, "", 0) },
    ];

    public override IReadOnlyList<Variant> Variants => [];

    public override IReadOnlyList<Variant> Disturbances => [];

    public override Procedure Procedure => field ??= new(("装料、灭菌与接种", "filling, sterilisation, inoculation"),
        new UnitProcedure("fermenter", ("发酵罐", "fermenter"),
            new Operation("charge", ("装料", "charge"),
                new Phase("fill", ("进料", "fill"), new("M", medium), Shut) { Drives = [("mf", Filling), ("uv", 1)] }),
            new Operation("sterilise", ("灭菌", "sterilise"),
                new Phase("heat", ("夹套预热", "heat by the jacket"), new("T", 85), Shut) { Drives = [("uj", 1), ("uv", 1)] },
                new Phase("vent", ("通蒸汽排气", "vent"), new("T", 100), Shut) { Drives = [("ms", Steam), ("uv", 1)] },
                new Phase("raise", ("升温", "raise"), new("T", 121), Shut) { Drives = [("ms", Steam)] },
                new Phase("hold", ("保温", "hold"), new("F0", 15), Shut) { Drives = [("Tsp", 121.1)] },
                new Phase("cool", ("保压冷却", "cool under air"), new("T", 28, Below: true), Shut) { Drives = [("uc", 1), ("ua", 1)] }),
            new Operation("begin", ("接种", "inoculate"),
                new Phase("inoculate", ("接种", "inoculate"), new("Mi", seed), Shut) { Drives = [("mi", seed / 1200), ("ua", 1)] },
                new Phase("ready", ("待发酵", "ready"), null, Shut) { Drives = [("ua", 1)] })));

    /// <summary>What makes the vessel safe: no medium, no steam, no inoculum; sterile air keeps the pressure.</summary>
    private static (string, double)[] Shut => [("mf", 0), ("uj", 0), ("ms", 0), ("mi", 0), ("ua", 1)];

    public override IReadOnlyList<TaskRule> Tasks => field ??=
    [
        new DoWithin("P1", 1, ("确认装料", "confirm the charge"), Confirm, "filled", 50, 120) { Provided = new("M", 0.98 * medium) },
        new DoWithin("P2", 1, ("确认排净空气", "confirm that the air is out"), Confirm, "vented", 60, 300) { After = ["P1"], Provided = new("T", 98) },
        new DoWithin("P3", 2, ("确认灭菌合格", "confirm sterility"), Confirm, "sterilised", 60, 900) { After = ["P2"], Provided = new("lnN", Sterile, Below: true) },
        new DoWithin("P4", 1, ("确认接种", "confirm the inoculation"), Confirm, "inoculate", 60, 900) { After = ["P3"], Provided = new("T", 32, Below: true) },
        new NeverDo("K1", 20, ("接入未灭菌的罐", "inoculation of a vessel that is not sterile"), Confirm, "inoculate", new("lnN", Sterile)),
        new KeepInBand("Q1", 2, ("保温温度", "temperature of the hold"), "T", 120.5, 122, 2, 0, 900) { In = Only("hold") },
        new KeepInBand("Q2", 1, ("保压", "pressure"), "p", 0.95, 2.5, 0.3, 0, 900),
        new KeepInBand("Q3", 1, ("维生素", "vitamin"), "B", 4, 100, 4, 0, 900) { In = Only("inoculate", "ready") },
        new UseNoMore("R1", 1, ("直接蒸汽", "direct steam"), "ms", 1.1 * medium * (Condensate - 1) / 60),
        // From 121 to 28 °C against water of 20 °C, and a tenth.
        new UseNoMore("R2", 1, ("冷却水", "coolant"), "uc", 1.1 * medium * Condensate * 4.18 / (60 * 16 * surface) * 2.536),
        new NeverBeyond("S1", 1, ("不超压", "no overpressure"), "p", 2.8),
        new DoEvery("S2", 1, ("批记录", "batch record"), Record, "", 60),
        new LeaveArmed("S3", 1, ("报警不停用", "alarms stay armed")),
    ];

    private static Dictionary<string, double> Only(params string[] phases)
    {
        string[] all = ["fill", "heat", "vent", "raise", "hold", "cool", "inoculate", "ready"];
        return all.ToDictionary(p => p, p => phases.Contains(p) ? 1.0 : 0);
    }

    /// <summary>Sterility: from a tenth of a spore left to a thousandth.</summary>
    public override Outcome Outcome { get; } = new(("无菌度", "sterility"), "", 1, 3, 3, "kill");

    public override ReferenceColumns ReferenceColumns { get; } = new(1, AtStart: false,
        ("t_min", "t"), ("T_C", "T"), ("M_kg", "M"), ("lnN", "lnN"), ("lnB", "lnB"), ("F0_min", "F0"), ("p_bar", "p"), ("S_kg", "S"), ("Mi_kg", "Mi"));

    internal override Integrator<T> Method<T>(Grade grade) => new RungeKutta4<T>(States.Count, grade == Grade.Exact ? 4 : 1);

    internal override Plant<T> Build<T>() => new VesselPlant<T>(this);

    internal override Dictionary<string, double> HandOver(Plant<Real1> plant)
    {
        var (M, T, lnN, S, Mi) = (plant.States[0].Value, plant.States[1].Value, plant.States[2].Value, plant.States[5].Value, plant.States[6].Value);
        return Start(M, T + 273.15, 1000 * S / M, Mi * plant.Parameters[ParameterAt("xi")].Value / M, lnN < Sterile);
    }

    /// <param name="M">kg.</param>
    /// <param name="T">K.</param>
    /// <param name="S">g sugar to the kg.</param>
    /// <param name="X">g cells to the kg.</param>
    protected abstract Dictionary<string, double> Start(double M, double T, double S, double X, bool sterile);
}

/// <summary>Before a batch in 100 L: 1 kg is 1 L.</summary>
internal sealed class SmallVessel() : Vessel(100, 15, 0.1)
{
    public override string Key => "penicillin-100l-preparation";

    public override Label Name => ("青霉素教学罐 装料灭菌接种", "Penicillin, 100 L: filling, sterilisation, inoculation");

    protected override string Batch => "penicillin-100l";

    /// <summary>PenSim knows no contaminant.</summary>
    protected override Dictionary<string, double> Start(double M, double T, double S, double X, bool sterile) => new() { ["V"] = M, ["T"] = T, ["S"] = S, ["X"] = X };
}

/// <summary>Before a batch in 100 m³: 62 t are 58,000 L.</summary>
internal sealed class LargeVessel() : Vessel(62000, 1.0 * 58 / 62, 0.5 * 58 / 62)
{
    public override string Key => "penicillin-100m3-preparation";

    public override Label Name => ("青霉素 100 m³ 装料灭菌接种", "Penicillin, 100 m³: filling, sterilisation, inoculation");

    protected override string Batch => "penicillin-100m3";

    /// <summary>A vessel that was not sterile starts with 0.1 mg/L of germs.</summary>
    protected override Dictionary<string, double> Start(double M, double T, double S, double X, bool sterile) => new()
    {
        ["V"] = M * (58.0 / 62),
        ["Wt"] = M,
        ["T"] = T,
        ["s"] = S * (62.0 / 58),
        ["X"] = X * (62.0 / 58),
        ["Xc"] = sterile ? 0 : 1e-4,
    };
}
