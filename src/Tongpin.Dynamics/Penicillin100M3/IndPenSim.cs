using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using static Tongpin.Dynamics.AlarmKind;
using static Tongpin.Dynamics.CommandKind;

namespace Tongpin.Dynamics.Penicillin100M3;

#pragma warning disable IDE1006 // the papers' symbols

/// <summary>青霉素发酵生产工艺: what IndPenSim is, apart from its equations (model book, section 1).</summary>
internal sealed class IndPenSim : Line
{
    public const int GentleDamage = 0, MendedControllers = 1, OperatorMoves = 2, BatchVariation = 3;
    public const int Fs = 0, Foil = 1, Fpaa = 2, Fw = 5, Fg = 6, p = 10, Fdis = 11, δμP = 13, Tsp = 21, pHsp = 22;

    /// <summary>Index of n0 among the states.</summary>
    public const int N0 = 15;

    /// <summary>Section 1.10: sizes and periods (h) of the sine case, in the order of the eight disturbances.</summary>
    public static readonly (double Size, double Period)[] Sines = [(0.0009, 20), (0.011, 16), (15, 12), (9, 18), (0.004, 10), (9000, 15), (3, 24), (0.0006, 9)];

    /// <summary>Section 1.8: g of the filtered noise.</summary>
    public static readonly double[] Noise = [0.03, 0.25, 1500, 300, 0.2, 300000, 100, 0.02];

    public override string Key => "penicillin-100m3";

    /// <summary>2: faults can be mended; scores ask for order, preconditions, right action and recovery, and weigh phases.</summary>
    public override int Version => 2;

    public override Label Name => ("青霉素发酵生产工艺 100 m³", "Penicillin fermentation, 100 m³ (IndPenSim)");

    public override string TimeUnit => "h";

    public override double SampleTime => 0.2;

    public override double Length => 230;

    public override string References => "Goldrick S. et al., J. Biotechnol. 193 (2015) 70; Comput. Chem. Eng. 130 (2019) 106471; Paul G.C., Thomas C.R., Biotechnol. Bioeng. 51 (1996) 558";

    public override IReadOnlyList<Quantity> States => IndPenSimQuantities.States;

    public override IReadOnlyList<Quantity> Inputs => IndPenSimQuantities.Inputs;

    public override IReadOnlyList<Quantity> Parameters => IndPenSimQuantities.Parameters;

    public override IReadOnlyList<Quantity> Aliases { get; } =
    [
        new("pH", "", 6.5, 2, 12, ("酸碱度", "acidity")),
        new("X", "g/L", 0.5, 0, 100, ("菌体：三分之一为生长尖端", "biomass, a third of it growing tips")),
    ];

    internal override IEnumerable<(int State, double Value)> Unalias(string alias, double value) =>
        alias == "pH" ? [(6, Functions.Exp10<Real1>(-value).Value)] : [(11, value / 3), (12, 2 * value / 3)];

    /// <summary>PenSim's names for feed, aeration, substrate and the constant of oxygen transfer.</summary>
    public override IReadOnlyList<(string Other, string Own)> Synonyms { get; } = [("F", "Fs"), ("fg", "Fg"), ("α", "αk"), ("S", "s")];

    public override IReadOnlyList<Quantity> Derived { get; } =
    [
        new("X", "g/L", 0.5, 0, 100, ("菌体", "biomass")),
        new("pH", "", 6.5, 0, 14, ("酸碱度", "acidity")),
        new("DO", "%", 100, 0, 300, ("溶氧饱和度", "oxygen, of saturation")),
        new("PV", "kg", 0, 0, 1e5, ("罐中青霉素", "penicillin in the vessel")),
        new("OUR", "g/min", 0, 0, 1e5, ("摄氧速率", "oxygen uptake")),
        new("CER", "g/min", 0, 0, 1e5, ("二氧化碳释放速率", "carbon dioxide evolution")),
    ];

    internal override double Derive(Plant<Real1> plant, int derived)
    {
        var x = plant.States;
        var u = plant.Inputs;
        var rest = 1 - x[2].Value - x[27].Value / 100;
        return derived switch
        {
            0 => x[11].Value + x[12].Value + x[13].Value + x[14].Value,
            1 => -Functions.Log10(x[6]).Value,
            2 => 100 * x[1].Value / ((IndPenSimPlant<Real1>)plant).Saturation.Value,
            3 => x[3].Value * x[4].Value / 1000,
            4 => 32 * u[Fg].Value / 22.4 * (0.204 - x[2].Value * 0.7902 / rest),
            _ => 44 * u[Fg].Value / 22.4 * (0.65 * x[27].Value / 100 * (0.7902 / (1 - 0.204 - x[27].Value / 100)) - 0.0330),
        };
    }

    internal override double Drawn(Plant<Real1> plant) => -plant.Inputs[Fdis].Value * plant.States[3].Value / 1000;

    public override IReadOnlyList<string> Recipe { get; } = ["Fs", "Foil", "Fpaa", "Fw", "Fg", "p", "Fdis"];

    public override IReadOnlyList<Handle> Handles { get; } =
    [
        new("Fs", "Fs", ("补糖", "sugar")), new("Foil", "Foil", ("补油", "oil")), new("Fpaa", "Fpaa", ("补苯乙酸", "phenylacetic acid")), new("Fw", "Fw", ("补水", "water")),
        new("Fg", "Fg", ("通气", "aeration")), new("p", "p", ("罐压", "pressure")), new("RPM", "RPM", ("搅拌", "agitation")), new("Fdis", "Fdis", ("放料", "discharge")), new("NH3", "NH3", ("补氨", "ammonia")),
        new("T", "Tsp", ("温度设定", "temperature setpoint")), new("pH", "pHsp", ("pH 设定", "pH setpoint")),
        new("Fa", "Fa", ("酸(手动)", "acid by hand")), new("Fb", "Fb", ("碱(手动)", "base by hand")), new("Fc", "Fc", ("冷却水(手动)", "cooling by hand")), new("Fh", "Fh", ("热水(手动)", "heating by hand")),
    ];

    public override IReadOnlyList<Loop> Loops { get; } =
    [
        new("pH", ("酸碱控制", "acidity"), "pH", "pHsp", "Fa", "Fb"),
        new("T", ("温度控制", "temperature"), "T", "Tsp", "Fc", "Fh"),
    ];

    public override IReadOnlyList<Tag> Tags { get; } =
    [
        new("T", ("温度", "temperature"), "K", 297.7, 298.3, 290, 305),
        new("pH", ("酸碱度", "acidity"), "", 6.45, 6.55, 5, 8),
        new("DO", ("溶氧", "oxygen"), "%", 40, 150, 0, 150),
        new("PAA", ("苯乙酸", "phenylacetic acid"), "mg/L", 600, 1800, 0, 3000),
        new("N", ("氮", "nitrogen"), "mg/L", 300, 1800, 0, 3000),
        new("s", ("底物", "substrate"), "g/L", 0.5, 20, 0, 50),
        new("p", ("罐压", "pressure"), "bar", 0.6, 1.1, 0, 2.5),
        new("Wt", ("罐重", "weight"), "kg", 0, 84000, 0, 100000),
        new("η", ("黏度", "viscosity"), "cP", 0, 80, 0, 200),
        new("X", ("菌体", "biomass"), "g/L", 0, 40, 0, 50),
        new("P", ("青霉素", "penicillin"), "g/L", 0, 40, 0, 50),
        new("V", ("体积", "volume"), "L", 50000, 85000, 50000, 100000),
        new("yC", ("尾气二氧化碳", "carbon dioxide in off-gas"), "%", 0, 4, 0, 5),
        new("PV", ("罐中青霉素", "penicillin in the vessel"), "kg", 0, 4000, 0, 4000),
    ];

    public override IReadOnlyList<AlarmRule> Alarms { get; } =
    [
        Alarm("T", HighHigh, 299.5, AlarmPriority.High, 0.3, ("冷却失效", "cooling fails"), ("生长停止，青霉素水解", "growth stops, penicillin is hydrolysed"), ("手动开冷却水", "open the coolant by hand"), 0.4),
        Alarm("T", High, 298.7, AlarmPriority.Low, 0.3, ("冷却不足", "too little cooling"), ("水解加快", "hydrolysis grows"), ("检查冷却水", "check the coolant"), 1),
        Alarm("T", Low, 297.3, AlarmPriority.Low, 0.3, ("加热不足", "too little heating"), ("生长变慢", "growth slows down"), ("检查热水", "check the hot water"), 1, "inoculated"),
        Alarm("T", LowLow, 296.5, AlarmPriority.Medium, 0.3, ("温控失效", "temperature control fails"), ("生长变慢", "growth slows down"), ("手动加热", "heat by hand"), 1, "inoculated"),
        Alarm("pH", HighHigh, 6.9, AlarmPriority.Medium, 0.03, ("碱过量", "too much base"), ("水解，生长受损", "hydrolysis, growth suffers"), ("停碱，手动加酸", "stop the base, acid by hand"), 0.5),
        Alarm("pH", High, 6.65, AlarmPriority.Low, 0.03, ("碱过量", "too much base"), ("水解加快", "hydrolysis grows"), ("检查碱泵与电极", "check base pump and electrode"), 1),
        Alarm("pH", Low, 6.35, AlarmPriority.Low, 0.03, ("碱不足", "too little base"), ("生长变慢", "growth slows down"), ("检查碱泵与电极", "check base pump and electrode"), 1),
        Alarm("pH", LowLow, 6.1, AlarmPriority.Medium, 0.03, ("碱泵故障", "base pump fails"), ("生长停止", "growth stops"), ("手动加碱", "base by hand"), 0.5),
        Alarm("DO", Low, 35, AlarmPriority.Low, 2, ("供氧不足", "too little oxygen"), ("产物速率将下降", "product rate will fall"), ("升罐压、加大通气、补水", "raise pressure, air, water"), 0.6),
        Alarm("DO", LowLow, 30, AlarmPriority.Medium, 2, ("供氧严重不足", "far too little oxygen"), ("产物速率下降", "product rate falls"), ("立即加大通气", "more air at once"), 0.4),
        Alarm("PAA", HighHigh, 2400, AlarmPriority.Low, 50, ("补料过量", "too much fed"), ("生长停止", "growth stops"), ("停补苯乙酸", "stop PAA"), 2),
        Alarm("PAA", High, 2000, AlarmPriority.Low, 50, ("补料过量", "too much fed"), ("接近毒性", "near toxicity"), ("减补苯乙酸", "less PAA"), 4),
        Alarm("PAA", Low, 400, AlarmPriority.Low, 50, ("补料不足", "too little fed"), ("前体将耗尽", "precursor will run out"), ("补苯乙酸", "feed PAA"), 4),
        Alarm("PAA", LowLow, 200, AlarmPriority.Low, 50, ("前体耗尽", "precursor has run out"), ("无产物", "no product"), ("立即补苯乙酸", "feed PAA at once"), 1),
        Alarm("N", Low, 250, AlarmPriority.Low, 30, ("氮不足", "little nitrogen"), ("生长将停止", "growth will stop"), ("补氨", "ammonia shot"), 4),
        Alarm("N", LowLow, 150, AlarmPriority.Low, 30, ("氮耗尽", "no nitrogen"), ("生长停止", "growth stops"), ("立即补氨", "ammonia shot at once"), 1),
        Alarm("s", HighHigh, 500, AlarmPriority.Low, 5, ("补糖失控", "sugar runs away"), ("产物受抑制", "product repressed"), ("停补糖", "stop the sugar"), 1),
        Alarm("s", High, 50, AlarmPriority.Low, 1, ("补糖过量", "too much sugar"), ("产物受抑制", "product repressed"), ("减补糖", "less sugar"), 2),
        Alarm("p", HighHigh, 1.8, AlarmPriority.High, 0.02, ("排气堵塞", "exhaust blocked"), ("联锁跳车", "trip"), ("降罐压", "lower the pressure"), 0.2),
        Alarm("p", High, 1.5, AlarmPriority.Medium, 0.02, ("排气受阻", "exhaust impeded"), ("接近联锁", "near the trip"), ("检查排气", "check the exhaust"), 0.4),
        Alarm("Wt", HighHigh, 90000, AlarmPriority.Medium, 500, ("未放料", "no discharge"), ("逃液", "carry-over"), ("立即放料", "discharge at once"), 0.4),
        Alarm("Wt", High, 86000, AlarmPriority.Low, 500, ("放料过迟", "discharge is late"), ("接近满罐", "nearly full"), ("放料", "discharge"), 1),
        Alarm("η", HighHigh, 140, AlarmPriority.Low, 3, ("菌体过浓", "broth too thick"), ("供氧困难", "oxygen transfer fails"), ("补水并放料", "water and discharge"), 2),
        Alarm("η", High, 100, AlarmPriority.Low, 3, ("菌体变浓", "broth thickens"), ("供氧变差", "oxygen transfer falls"), ("补水", "water"), 4),
    ];

    private static AlarmRule Alarm(string tag, AlarmKind kind, double limit, AlarmPriority priority, double deadBand, Label cause, Label consequence, Label action, double within, params string[] suppressed) =>
        new(tag, kind, limit, priority, deadBand, cause, consequence, action, within, 30, suppressed);

    public override IReadOnlyList<Fault> Faults { get; } = PublishedFaults();

    /// <summary>Whatever robs the broth of oxygen is met by air, pressure, stirring or water.</summary>
    private static Response Air => new(["DO.Low", "DO.LowLow"], 1, "DO", 6, new(Set, "Fg", 76), new(Set, "p", 1), new(Set, "RPM", 105), new(Set, "Fw", 200));

    private static Fault[] PublishedFaults()
    {
        // Section 1.9; windows in samples from 1, both ends included.
        Push[] aeration = [new("Fg", 20, 100, 120), new("Fg", 20, 500, 550)];
        Push[] pressure = [new("p", 2, 500, 520), new("p", 2, 1000, 1200)];
        Push[] sugar = [new("Fs", 2, 100, 150), new("Fs", 20, 380, 460), new("Fs", 20, 1000, 1070)];
        Push[] @base = [new("Fb", 5, 400, 420), new("Fb", 10, 700, 800)];
        Push[] coolant = [new("Fc", 2, 350, 450), new("Fc", 10, 1200, 1350)];
        return
        [
            new("aeration", 1, ("通气故障", "aeration"), aeration) { Response = Air },
            new("pressure", 2, ("罐压故障", "pressure"), pressure) { Response = new(["p.High", "p.HighHigh"], 1, "p", 6) },
            new("sugar", 3, ("补糖故障", "sugar"), sugar) { Response = new(["s.High", "s.HighHigh"], 4, "", 0, new Deed(TakeSample, "s")) },
            new("base", 4, ("补碱故障", "base"), @base) { Response = new(["pH.Low", "pH.LowLow", "pH.High", "pH.HighHigh"], 1, "pH", 6, new Deed(Set, "Fa", 1)) },
            new("coolant", 5, ("冷却水故障", "coolant"), coolant) { Response = new(["T.High", "T.HighHigh"], 1, "T", 6) },
            new("all", 6, ("一至五全部", "all of one to five"), [.. aeration, .. pressure, .. sugar, .. @base, .. coolant]) { Of = ["aeration", "pressure", "sugar", "base", "coolant"] },
            new("T-sensor", 7, ("温度计偏差", "thermometer"), new Push("bT", 0, 200, Slope: 0.4 / 120, Max: 0.4)) { Response = new([], 96, "T", 120) },
            new("pH-sensor", 8, ("pH 电极偏差", "pH electrode"), new Push("bpH", 0, 200, Slope: 0.1 / 120, Max: 0.1)) { Response = new([], 96, "pH", 120) },
            // For teaching, sizes ours.
            new("agitator", 9, ("搅拌跳停", "agitator trips"), new Push("RPM", 10, 600, 610)) { Response = Air },
            new("foaming", 10, ("泡沫：断油，传氧下降", "foam: no oil, oxygen transfer falls"), new("Foil", 0, 450, 480), new("kfoam", 0.6, 450, 480)) { Response = Air },
            new("sparger", 11, ("分布器堵塞", "sparger blocked"), new Push("ksp", 0.4, 600, 700)) { Response = Air },
            new("ammonia", 12, ("氮源不足", "nitrogen runs short"), new Push("kN", 0, 300)) { Response = new(["N.Low", "N.LowLow"], 4, "N", 24, new Deed(Set, "NH3", 1)) },
            new("contamination", 13, ("染菌", "contamination"), new Push("fX", 5e-4, 30, 30)) { Response = new(["DO.Low", "DO.LowLow"], 24, "", 0, new(TakeSample, "Xc"), new(Abort, "")) },
            new("power", 14, ("晃电", "power dip"), new Push("RPM", 10, 700, 702), new Push("Fg", 5, 700, 702), new Push("Fc", 0, 700, 702), new Push("Fh", 0, 700, 702)) { Response = new(["DO.Low", "DO.LowLow", "T.High"], 1, "DO", 6, new(Hold, ""), new(Set, "RPM", 100)) },
            new("filter", 15, ("除菌过滤器受潮", "sterile filter wet"), new Push("Fg", 75, 500, 600, Slope: -5, Min: 25)) { Response = Air },
        ];
    }

    public override IReadOnlyList<Variant> Variants { get; } =
    [
        new("gentle-damage", ("温和的损伤规则：24 小时至多一次，不低于一半", "damage once in 24 h at most, never below half")),
        new("mended-controllers", ("改正已发表程序中控制器的疏漏", "controllers without the slips of the published program")),
        new("operator-moves", ("操作工调整糖与苯乙酸", "sugar and PAA moved by an operator")),
        new("batch-variation", ("批次间差异", "variation from batch to batch")),
    ];

    public override IReadOnlyList<Variant> Disturbances { get; } = [new("sine", ("正弦扰动", "sines")), new("random", ("随机扰动", "filtered noise"))];

    public override Procedure Procedure { get; } = new(("青霉素批次", "penicillin batch"),
        new UnitProcedure("fermenter", ("发酵罐", "fermenter"),
            new Operation("grow", ("生长期", "growth"),
                new Phase("inoculated", ("接种后适应", "settling after inoculation"), new("t", 2), Safe),
                new Phase("rapid-growth", ("快速生长，糖充足", "rapid growth with sugar in excess"), new("t", 24), Safe)),
            new Operation("produce", ("产物期", "production"),
                new Phase("limited-feed", ("限制性补料", "limited feed"), new("t", 100), Safe),
                new Phase("feed-and-draw", ("补料与带放", "feed and draw"), new("t", 230), Safe)),
            new Operation("end", ("放罐", "end"),
                new Phase("harvest", ("放罐", "harvest"), new("V", 6500, Below: true), Safe) { Drives = [("Fs", 0), ("Foil", 0), ("Fpaa", 0), ("Fw", 0), ("Fdis", -20000)] })));

    /// <summary>What makes the plant safe: no feeds, no discharge.</summary>
    private static (string, double)[] Safe => [("Fs", 0), ("Foil", 0), ("Fpaa", 0), ("Fw", 0), ("Fdis", 0)];

    public override IReadOnlyList<TaskRule> Tasks { get; } =
    [
        new DoWithin("P1", 1, ("确认灭菌与装料", "confirm filling and sterilisation"), Confirm, "sterilised", 0, 1),
        new DoWithin("P2", 1, ("确认接种", "confirm the inoculation"), Confirm, "inoculate", 0, 2) { After = ["P1"] },
        new DoWithin("P3", 1, ("确认转入限制性补料", "confirm the switch to limited feed"), Confirm, "limited-feed", 20, 30) { After = ["P2"] },
        new DoWithin("P4", 1, ("确认首次放料", "confirm the first discharge"), Confirm, "discharge", 95, 105) { After = ["P3"], Provided = new("Wt", 60000) },
        new NeverDo("K2", 10, ("未灭菌即接种", "inoculation of a vessel that is not sterile"), Confirm, "inoculate", new("t", 0)) { Unless = "P1" },
        new NeverDo("K1", 20, ("带压放罐", "transfer from a vessel under pressure"), Confirm, "transfer", new("p", 1.5)),
        new DoWithin("P5", 1, ("确认结束与放罐", "confirm end and transfer"), Confirm, "transfer", 225, 230) { After = ["P4"] },
        new KeepInBand("Q1", 1, ("温度", "temperature"), "T", 297.3, 298.7, 1, 5, 230) { In = Making },
        new KeepInBand("Q2", 1, ("pH", "acidity"), "pH", 6.35, 6.65, 0.2, 5, 230) { In = Making },
        new KeepInBand("Q3", 2, ("溶氧", "oxygen"), "DO", 30, 300, 20, 5, 230) { In = Making },
        new KeepInBand("Q4", 1, ("苯乙酸", "phenylacetic acid"), "PAA", 200, 2400, 300, 5, 230) { In = Making },
        new KeepInBand("Q5", 1, ("氮", "nitrogen"), "N", 250, 3000, 100, 5, 230) { In = Making },
        new UseNoMore("R1", 1, ("冷却水", "cooling water"), "Fc", 17000),
        new UseNoMore("R2", 1, ("热水", "hot water"), "Fh", 3000),
        new UseNoMore("R3", 1, ("通气", "air"), "Fg", 16000),
        new NeverBeyond("S1", 1, ("不超压", "no overpressure"), "p", 2.2),
        new NeverBeyond("S2", 1, ("不逃液", "no carry-over"), "Wt", 92000),
        new DoEvery("S3", 1, ("取样测苯乙酸", "samples for PAA"), TakeSample, "PAA", 12),
        new DoEvery("S4", 1, ("批记录", "batch record"), Record, "", 8),
        new LeaveArmed("S5", 1, ("报警不停用", "alarms stay armed")),
    ];

    /// <summary>While product is made each deviation weighs twice; the harvest is judged by its steps.</summary>
    private static Dictionary<string, double> Making => new() { ["limited-feed"] = 2, ["feed-and-draw"] = 2, ["harvest"] = 0 };

    public override Outcome Outcome { get; } = new(("青霉素总产量", "penicillin in all"), "kg", 1500, 3523, 4000, "PV");

    public override ReferenceColumns ReferenceColumns { get; } = new(1, AtStart: false,
        ("t_h", "t"), ("S_gL", "s"), ("DO2_mgL", "O"), ("O2_frac", "yO"), ("P_gL", "P"), ("V_L", "V"), ("Wt_kg", "Wt"), ("pH", "pH"), ("T_K", "T"), ("Q_acc", "Q"), ("visc_cP", "η"), ("intX", "IX"),
        ("a0", "A0"), ("a1", "A1"), ("a3", "A3"), ("a4", "A4"), ("X_gL", "X"), ("phi0", "φ0"), ("CO2_gas", "yC"), ("CO2_diss", "CL"), ("PAA_mgL", "PAA"), ("N_mgL", "N"),
        ("Fs", "Fs"), ("Foil", "Foil"), ("Fg", "Fg"), ("pressure", "p"), ("Fw", "Fw"), ("Fpaa", "Fpaa"), ("Fdis", "Fdis"), ("Fa", "Fa"), ("Fb", "Fb"), ("Fc", "Fc"), ("Fh", "Fh"));

    internal override Integrator<T> Method<T>(Grade grade) => grade == Grade.Exact ? new RungeKutta4<T>(States.Count, 200) : new DormandPrince54<T>(States.Count, 5e-5);

    internal override Plant<T> Build<T>() => new IndPenSimPlant<T>(this);
}
