using Tongpin.Dynamics.Arithmetic;
using Tongpin.Dynamics.Integration;
using static Tongpin.Dynamics.AlarmKind;
using static Tongpin.Dynamics.CommandKind;

namespace Tongpin.Dynamics.Penicillin100L;

#pragma warning disable IDE1006 // the paper's symbols

/// <summary>青霉素发酵教学罐: what PenSim is, apart from its equations (model book, section 2).</summary>
internal sealed class PenSim : Line
{
    public const int StrictHeat = 0, BatchVariation = 1;
    public const int F = 0, fg = 1, Pw = 2, Fa = 3, Fb = 4, Fc = 5, Fh = 6, Tsp = 11, pHsp = 12, CLsp = 16;

    /// <summary>Dissolved oxygen among the states.</summary>
    public const int CL = 3;

    /// <summary>Relative sizes and periods (h) of the sines on F, fg and Pw, ours: as large as the random disturbances.</summary>
    public static readonly (double Size, double Period)[] Sines = [(0.02, 20), (0.02, 16), (0.02, 12)];

    /// <summary>mol/L: pH 13.</summary>
    public const double LeastH = 1e-13;

    private const string Paper = "Birol et al. 2002", Corrected = "Birol et al. 2002, corrected", Ours = "training value";

    public override string Key => "penicillin-100l";

    /// <summary>4: what warmth does is followed within a sample by its series. 3: the fall of oxygen is taken exactly, and the last substrate is followed closely. 2: oxygen is followed closely through starts and jumps; faults can be mended; scores ask for order, preconditions, right action and recovery, and weigh phases.</summary>
    public override int Version => 4;

    public override Label Name => ("青霉素发酵教学罐 100 L", "Penicillin fermenter, 100 L (PenSim)");

    public override string TimeUnit => "h";

    public override double SampleTime => 0.02;

    public override double Length => 400;

    public override string References => "Birol G., Ündey C., Çinar A., Comput. Chem. Eng. 26 (2002) 1553";

    public override IReadOnlyList<Quantity> States { get; } =
    [
        new("X", "g/L", 0.1, 0, 100, ("菌体浓度", "biomass")),
        new("P", "g/L", 0, 0, 50, ("青霉素浓度", "penicillin")),
        new("S", "g/L", 15, 0, 500, ("底物浓度", "substrate")),
        new("CL", "g/L", 1.16, 0, 5, ("溶氧浓度", "dissolved oxygen")),
        new("V", "L", 100, 1, 1000, ("发酵液体积", "volume")),
        new("CO2", "mmol/L", 0.5, 0, 100, ("溶解二氧化碳", "dissolved carbon dioxide")),
        new("H", "mol/L", 7.943282347242822e-6, 1e-12, 1e-2, ("氢离子浓度", "hydrogen ions")),
        new("T", "K", 297, 273.15, 340, ("温度", "temperature")),
        new("Q", "cal", 0, -1e7, 1e7, ("累积反应热", "heat of reaction, accumulated")),
    ];

    public override IReadOnlyList<Quantity> Aliases { get; } = [new("pH", "", 5.1, 2, 12, ("酸碱度", "acidity"))];

    internal override IEnumerable<(int State, double Value)> Unalias(string alias, double value) => [(6, Functions.Exp10<Real1>(-value).Value)];

    /// <summary>IndPenSim's names for feed, aeration and the constant of oxygen transfer.</summary>
    public override IReadOnlyList<(string Other, string Own)> Synonyms { get; } = [("Fs", "F"), ("Fg", "fg"), ("αk", "α"), ("s", "S")];

    public override IReadOnlyList<Quantity> Inputs { get; } =
    [
        new("F", "L/h", 0.042, 0, 10, ("补料流量", "feed")),
        new("fg", "L/h", 8.6, 0, 100, ("通气量", "aeration")),
        new("Pw", "W", 30, 0, 300, ("搅拌功率", "agitator power")),
        new("Fa", "L/h", 0, 0, 1, ("酸流量", "acid")),
        new("Fb", "L/h", 0, 0, 1, ("碱流量", "base")),
        new("Fc", "L/h", 0, 0, 1000, ("冷却水流量", "cooling water")),
        new("Fh", "L/h", 0, 0, 1000, ("加热水流量", "heating water")),
        new("Tf", "K", 296, 273.15, 373, ("补料温度", "feed temperature")),
        new("Tc", "K", 289.8, 273.15, 373, ("冷却水温度", "coolant temperature")),
        new("Th", "K", 323.15, 273.15, 373, ("热水温度", "hot water temperature")),
        new("sf", "g/L", 600, 0, 1000, ("补料糖浓度", "feed strength")),
        new("Tsp", "K", 298, 280, 320, ("温度设定值", "temperature setpoint")),
        new("pHsp", "", 5, 3, 9, ("pH 设定值", "pH setpoint")),
        new("δT", "K", 0, -20, 20, ("温度计误差", "error of the thermometer")),
        new("δpH", "", 0, -3, 3, ("pH 电极误差", "error of the pH electrode")),
        new("δCL", "g/L", 0, -2, 2, ("溶氧电极误差", "error of the oxygen electrode")),
        new("CLsp", "g/L", 0, 0, 1.15, ("溶氧设定值，0 为不控", "oxygen setpoint, 0 for none")),
    ];

    public override IReadOnlyList<Quantity> Parameters { get; } =
    [
        new("μx", "1/h", 0.092, 0, 1, ("最大比生长速率", "largest specific growth rate"), Paper),
        new("Kx", "", 0.15, 0, 10, ("Contois 饱和常数", "Contois saturation"), Paper),
        new("Kox", "", 2e-2, 0, 1, ("生长的氧限制常数", "oxygen limitation of growth"), Paper),
        new("Kop", "", 5e-4, 0, 1, ("产物的氧限制常数", "oxygen limitation of product"), Paper),
        new("K1", "mol/L", 1e-10, 0, 1e-3, ("pH 常数 1", "acidity constant 1"), Paper),
        new("K2", "mol/L", 7e-5, 1e-12, 1, ("pH 常数 2", "acidity constant 2"), Paper),
        new("kg", "", 7e3, 0, 1e6, ("生长的 Arrhenius 常数", "Arrhenius constant of growth"), Paper),
        new("Eg", "cal/mol", 5100, 0, 1e5, ("生长活化能", "activation energy of growth"), Paper),
        new("kd", "", 1e33, 0, 1e40, ("死亡的 Arrhenius 常数", "Arrhenius constant of death"), Paper),
        new("Ed", "cal/mol", 50000, 0, 1e6, ("死亡活化能", "activation energy of death"), Paper),
        new("R", "cal/(mol K)", 1.987, 1, 10, ("气体常数", "gas constant"), Paper),
        new("Yxs", "g/g", 0.45, 0.01, 10, ("菌体对底物得率", "yield of biomass on substrate"), Paper),
        new("Yxo", "g/g", 0.04, 0.001, 10, ("菌体对氧得率", "yield of biomass on oxygen"), Paper),
        new("Yps", "g/g", 0.90, 0.01, 10, ("产物对底物得率", "yield of product on substrate"), Paper),
        new("Ypo", "g/g", 0.20, 0.001, 10, ("产物对氧得率", "yield of product on oxygen"), Paper),
        new("μp", "1/h", 0.005, 0, 1, ("比产物生成速率", "specific rate of product"), Paper),
        new("Kp", "g/L", 2e-4, 0, 10, ("产物抑制常数", "saturation of product"), Paper),
        new("KI", "g/L", 0.10, 1e-6, 100, ("底物抑制常数", "inhibition by substrate"), Paper),
        new("K", "1/h", 0.04, 0, 1, ("青霉素水解常数", "hydrolysis of penicillin"), Paper),
        new("mx", "1/h", 0.014, 0, 1, ("底物维持系数", "maintenance on substrate"), Paper),
        new("mo", "1/h", 0.467, 0, 10, ("氧维持系数", "maintenance on oxygen"), Paper),
        new("CL*", "g/L", 1.16, 0, 10, ("饱和溶氧", "oxygen at saturation"), Paper),
        new("α", "", 70, 0, 1000, ("传氧系数", "constant of oxygen transfer"), Paper),
        new("β", "", 0.4, 0, 2, ("传氧指数", "exponent of oxygen transfer"), Paper),
        new("λ", "1/h", 1.0039e-4, 0, 1e-2, ("蒸发常数", "evaporation"), Corrected),
        new("α1", "mmol/g", 0.143, 0, 10, ("二氧化碳:生长", "carbon dioxide of growth"), Paper),
        new("α2", "mmol/(g h)", 4e-7, 0, 1, ("二氧化碳:维持", "carbon dioxide of maintenance"), Paper),
        new("α3", "mmol/(L h)", 1e-4, 0, 1, ("二氧化碳:基础", "carbon dioxide, constant"), Paper),
        new("rq1", "cal/g", 60, 0, 1e4, ("生长热", "heat of growth"), Paper),
        new("rq2", "cal/(g h)", 1.6783e-4, 0, 1, ("维持热", "heat of maintenance"), Paper),
        new("ρcp", "cal/(L K)", 1500, 1, 1e5, ("发酵液热容", "heat capacity of the broth"), Corrected),
        new("ρccpc", "cal/(L K)", 2000, 1, 1e5, ("冷却水热容", "heat capacity of the water"), Corrected),
        new("a", "cal/(h K)", 1000, 1e-3, 1e6, ("传热系数", "heat transfer"), Paper),
        new("b", "", 0.60, 0, 2, ("传热指数", "exponent of heat transfer"), Paper),
        new("γ", "mol/g", 1e-5, 0, 1, ("菌体产酸", "acid of growth"), Paper),
        new("Ca", "mol/L", 3, 0, 20, ("酸浓度", "strength of the acid"), Paper),
        new("Cb", "mol/L", 3, 0, 20, ("碱浓度", "strength of the base"), Paper),
        new("F", "L/h", 0.042, 0, 10, ("补料流量", "feed"), Paper),
        new("fg", "L/h", 8.6, 0, 100, ("通气量", "aeration"), Paper),
        new("Pw", "W", 30, 0, 300, ("搅拌功率", "agitator power"), Paper),
        new("Tf", "K", 296, 273.15, 373, ("补料温度", "feed temperature"), Paper),
        new("Tc", "K", 289.8, 273.15, 373, ("冷却水温度", "coolant temperature"), "later authors"),
        new("Th", "K", 323.15, 273.15, 373, ("热水温度", "hot water temperature"), "later authors"),
        new("sf", "g/L", 600, 0, 1000, ("补料糖浓度", "feed strength"), Paper),
        new("Slatch", "g/L", 0.3, 0, 100, ("开始补料的底物浓度", "substrate at which feeding begins"), Paper),
    ];

    public override IReadOnlyList<string> Recipe { get; } = ["F", "fg", "Pw"];

    public override IReadOnlyList<Handle> Handles { get; } =
    [
        new("F", "F", ("补料", "feed")), new("fg", "fg", ("通气", "aeration")), new("Pw", "Pw", ("搅拌", "agitation")),
        new("T", "Tsp", ("温度设定", "temperature setpoint")), new("pH", "pHsp", ("pH 设定", "pH setpoint")),
        new("CL", "CLsp", ("溶氧设定", "oxygen setpoint")),
        new("Fa", "Fa", ("酸(手动)", "acid by hand")), new("Fb", "Fb", ("碱(手动)", "base by hand")),
        new("Fc", "Fc", ("冷却水(手动)", "cooling by hand")), new("Fh", "Fh", ("加热(手动)", "heating by hand")),
    ];

    public override IReadOnlyList<Loop> Loops { get; } =
    [
        new("pH", ("酸碱控制", "acidity"), "pH", "pHsp", "Fa", "Fb"),
        new("T", ("温度控制", "temperature"), "T", "Tsp", "Fc", "Fh"),
        // The outer loop of oxygen leads the agitator's drive, whose inner loop is fast and not modelled.
        new("CL", ("溶氧串级", "oxygen cascade"), "CL", "CLsp", "Pw"),
    ];

    public override IReadOnlyList<Tag> Tags { get; } =
    [
        new("T", ("温度", "temperature"), "K", 297.5, 298.5, 290, 305, "δT"),
        new("pH", ("酸碱度", "acidity"), "", 4.9, 5.1, 3, 8, "δpH"),
        new("CL", ("溶氧", "dissolved oxygen"), "g/L", 0.9, 1.2, 0, 1.5, "δCL"),
        new("S", ("底物", "substrate"), "g/L", 0, 0.4, 0, 20),
        new("X", ("菌体", "biomass"), "g/L", 0, 15, 0, 20),
        new("P", ("青霉素", "penicillin"), "g/L", 0, 2, 0, 2),
        new("V", ("体积", "volume"), "L", 90, 108, 80, 120),
        new("CO2", ("二氧化碳", "carbon dioxide"), "mmol/L", 0, 5, 0, 5),
        new("PV", ("青霉素总量", "penicillin in all"), "g", 0, 200, 0, 200),
    ];

    public override IReadOnlyList<AlarmRule> Alarms { get; } =
    [
        new("T", High, 299, AlarmPriority.Medium, 0.2, ("冷却不足或放热过大", "too little cooling"), ("生长与青霉素受损", "growth and product suffer"), ("检查冷却水", "check the cooling water"), 0.5),
        new("T", AlarmKind.Low, 297, AlarmPriority.Medium, 0.2, ("加热不足", "too little heating"), ("生长变慢", "growth slows down"), ("检查加热", "check the heating"), 0.5, 30, "batch", "harvest"),
        new("pH", High, 5.15, AlarmPriority.Low, 0.03, ("碱过量", "too much base"), ("生长变慢", "growth slows down"), ("检查碱泵与电极", "check base pump and electrode"), 1, 30, "batch"),
        new("pH", AlarmKind.Low, 4.85, AlarmPriority.Low, 0.03, ("碱泵故障", "base pump fails"), ("生长变慢", "growth slows down"), ("检查碱泵与电极", "check base pump and electrode"), 1),
        new("CL", AlarmKind.Low, 0.8, AlarmPriority.High, 0.03, ("通气或搅拌不足", "too little air or agitation"), ("缺氧,产物停止", "no oxygen, no product"), ("加大通气与搅拌", "more air and agitation"), 0.25),
        new("S", High, 0.5, AlarmPriority.Low, 0.05, ("补料过量", "too much feed"), ("产物受抑制", "product is repressed"), ("减少补料", "feed less"), 2, 30, "batch"),
        new("V", High, 110, AlarmPriority.Medium, 1, ("补料过量", "too much feed"), ("液位过高,逃液", "level too high, carry-over"), ("减少补料", "feed less"), 1),
    ];

    public override IReadOnlyList<Fault> Faults { get; } =
    [
        new("aeration", 1, ("通气下降", "aeration falls"), new Push("fg", 4.3)) { Response = new(["CL.Low"], 4, "CL", 12, new(Set, "Pw", 35), new(Set, "CL", 0.9)) },
        new("agitator", 2, ("搅拌功率减半", "agitator at half its power"), new Push("Pw", 15)) { Response = new(["CL.Low"], 4, "CL", 12, new Deed(Set, "fg", 10)) },
        new("feed", 3, ("补料流量下降", "feed falls"), new Push("F", 0.021)) { Response = new([], 12, "", 0) },
        new("feed-temperature", 4, ("补料温度过低", "cold feed"), new Push("Tf", 283)) { Response = new(["T.Low"], 12, "T", 24) },
        new("coolant", 5, ("冷却水温度升高", "warm coolant"), new Push("Tc", 296)) { Response = new(["T.High"], 4, "T", 12, new Deed(Set, "Fc", 50)) },
        new("base-pump", 6, ("碱泵故障", "base pump fails"), new Push("Fb", 0)) { Response = new(["pH.Low"], 4, "pH", 12) },
        new("T-sensor", 7, ("温度计漂移", "thermometer drifts"), new Push("δT", 0, Slope: 0.02, Max: 2)) { Response = new([], 48, "T", 60) },
        new("pH-sensor", 8, ("pH 电极漂移", "pH electrode drifts"), new Push("δpH", 0, Slope: 0.005, Max: 0.5)) { Response = new([], 48, "pH", 60) },
        new("CL-sensor", 9, ("溶氧电极漂移", "oxygen electrode drifts"), new Push("δCL", 0, Slope: -0.005, Min: -0.5)) { Response = new(["CL.Low"], 48, "CL", 60) },
        new("feed-strength", 10, ("补料糖浓度错误", "wrong feed strength"), new Push("sf", 500)) { Response = new([], 24, "", 0, new Deed(TakeSample, "S")) },
        new("aeration-ramp", 11, ("通气缓慢下降", "aeration falls slowly"), new Push("fg", 8.6, Slope: -0.1, Min: 1.5)) { Response = new(["CL.Low"], 24, "CL", 36, new(Set, "Pw", 35), new(Set, "CL", 0.9)) },
        new("agitator-ramp", 12, ("搅拌功率缓慢下降", "agitator power falls slowly"), new Push("Pw", 30, Slope: -0.5, Min: 5)) { Response = new(["CL.Low"], 24, "CL", 36, new Deed(Set, "fg", 10)) },
        new("feed-ramp", 13, ("补料缓慢下降", "feed falls slowly"), new Push("F", 0.042, Slope: -0.0005, Min: 0.01)) { Response = new([], 48, "", 0) },
    ];

    public override IReadOnlyList<Variant> Variants { get; } =
    [
        new("strict-heat", ("反应热按速率计入", "heat of reaction enters as a rate")),
        new("batch-variation", ("批次间差异", "variation from batch to batch")),
    ];

    public override IReadOnlyList<Variant> Disturbances { get; } = [new("sine", ("通气、搅拌与补料的正弦波动", "sines on aeration, agitation and feed")), new("random", ("通气、搅拌与补料的随机波动", "aeration, agitation and feed waver"))];

    public override Procedure Procedure { get; } = new(("青霉素批次", "penicillin batch"),
        new UnitProcedure("fermenter", ("发酵罐", "fermenter"),
            new Operation("grow", ("培养", "growth"), new Phase("batch", ("分批生长", "batch growth"), new("S", 0.3, Below: true), ("F", 0))),
            new Operation("produce", ("产青霉素", "production"), new Phase("fed-batch", ("补料分批", "fed batch"), new("t", 400), ("F", 0))),
            new Operation("end", ("放罐", "end"), new Phase("harvest", ("降温放罐", "chill and harvest"), new("T", 292, Below: true), ("F", 0)) { Drives = [("F", 0), ("Tsp", 291)] })));

    public override IReadOnlyList<TaskRule> Tasks { get; } =
    [
        new DoWithin("P4", 1, ("确认灭菌与装料", "confirm filling and sterilisation"), Confirm, "sterilised", 0, 1),
        new DoWithin("P1", 1, ("确认接种", "confirm the inoculation"), Confirm, "inoculate", 0, 2) { After = ["P4"] },
        // Who feeds while there is sugar represses the product.
        new DoWithin("P2", 1, ("确认开始补料", "confirm the start of feeding"), Confirm, "feed", 43, 48) { After = ["P1"], Provided = new("S", 1, Below: true) },
        new DoWithin("P3", 1, ("确认结束与放罐", "confirm end and transfer"), Confirm, "transfer", 395, 400) { After = ["P2"] },
        new NeverDo("K1", 10, ("未灭菌即接种", "inoculation of a vessel that is not sterile"), Confirm, "inoculate", new("t", 0)) { Unless = "P4" },
        // Product is hydrolysed while it is made: there each deviation weighs twice.
        new KeepInBand("Q1", 1, ("温度", "temperature"), "T", 297.5, 298.5, 1, 5, 400) { In = Making },
        new KeepInBand("Q2", 1, ("pH", "acidity"), "pH", 4.9, 5.1, 0.2, 5, 400) { In = Making },
        new KeepInBand("Q3", 1, ("溶氧", "dissolved oxygen"), "CL", 0.8, 1.2, 0.4, 5, 400) { In = Making },
        new KeepInBand("Q4", 1, ("补料期底物", "substrate while feeding"), "S", 0, 0.5, 1, 60, 400),
        new UseNoMore("R1", 1, ("冷却水", "cooling water"), "Fc", 14000),
        new UseNoMore("R2", 1, ("碱", "base"), "Fb", 0.06),
        new NeverBeyond("S1", 1, ("不逃液", "no carry-over"), "V", 115),
        new DoEvery("S2", 1, ("取样", "samples"), TakeSample, "", 24),
        new DoEvery("S3", 1, ("批记录", "batch record"), Record, "", 24),
        new LeaveArmed("S4", 1, ("报警不停用", "alarms stay armed")),
    ];

    private static Dictionary<string, double> Making => new() { ["batch"] = 1, ["fed-batch"] = 2, ["harvest"] = 0 };

    public override Outcome Outcome { get; } = new(("罐中青霉素", "penicillin in the vessel"), "g", 80, 147.6, 165, "PV");

    public override ReferenceColumns ReferenceColumns { get; } = new(1, AtStart: true,
        ("t_h", "t"), ("X_gL", "X"), ("P_gL", "P"), ("S_gL", "S"), ("CL_gL", "CL"), ("V_L", "V"), ("CO2_mmolL", "CO2"), ("pH", "pH"), ("T_K", "T"), ("Q_cal", "Q"),
        ("F_Lh", "F"), ("fg_Lh", "fg"), ("Pw_W", "Pw"), ("Fa_Lh", "Fa"), ("Fb_Lh", "Fb"), ("Fc_Lh", "Fc"), ("Fh_Lh", "Fh"));

    public override IReadOnlyList<Quantity> Derived { get; } = [new("pH", "", 5.1, 0, 14, ("酸碱度", "acidity")), new("PV", "g", 0, 0, 1e6, ("青霉素总量", "penicillin in all"))];

    internal override double Derive(Plant<Real1> plant, int derived) =>
        derived == 0 ? -Functions.Log10(plant.States[6]).Value : plant.States[1].Value * plant.States[4].Value;

    internal override Integrator<T> Method<T>(Grade grade) => grade == Grade.Exact ? new DormandPrince54<T>(States.Count, 1e-11) : new ExponentialRungeKutta4<T>(States.Count, CL, 1);

    internal override Plant<T> Build<T>() => new PenSimPlant<T>(this);
}
