using System.Runtime.CompilerServices;
using Tongpin.Dynamics.Arithmetic;
using static Tongpin.Dynamics.Arithmetic.Functions;
using static Tongpin.Dynamics.Arithmetic.Reals;

namespace Tongpin.Dynamics.Penicillin100L;

#pragma warning disable IDE1006 // the paper's symbols

/// <summary>PenSim (Birol, Ündey, Çinar 2002) in the corrected form of the model book, section 2: a teaching fermenter of 100 L. Units g/L, L, mmol/L, mol/L, K, cal, h.</summary>
internal sealed class PenSimPlant<T> : Plant<T> where T : struct, IReal<T>
{
    /// <summary>Keeps 0/0 out of the rate laws where there are neither cells nor food.</summary>
    private const double Least = 1e-100;

    private PenSimState<T> x;
    private PenSimInputs<T> u;
    private PenSimParameters<T> p;
    private PenSimMemory<T> m;
    private PenSimHeld<T> held;
    private bool strictHeat;

    public PenSimPlant(PenSim line) : base(line)
    {
        for (var i = 0; i < line.States.Count; i++) States[i] = line.States[i].Default;
        for (var i = 0; i < line.Parameters.Count; i++) Parameters[i] = line.Parameters[i].Default;
        Prepare();
    }

    public override Span<T> States => Cells(ref x);

    public override Span<T> Inputs => Cells(ref u);

    public override Span<T> Parameters => Cells(ref p);

    protected override Span<T> Memory => Cells(ref m);

    public override ReadOnlySpan<double> Scales => [10, 1, 10, 1, 100, 1, 1e-5, 300, 1e4];

    /// <summary>Oxygen and what moves it settle within some samples of a batch's start, of a jump of feed, air or stirring or of the last substrate, and creep for some hours after; so they do while the first sugar runs out. So many steps to a sample follow them.</summary>
    private const int Settling = 10, StepsThen = 24, After = 250, StepsAfter = 2;

    private const double LastSugar = 5;

    /// <summary>K by which the temperature may move for <see cref="NearWarmth"/>: exponents move by 0.002 then with the paper's energies, and by 0.003 with any others under which growth or death still count.</summary>
    private const double NearT = 0.007;

    /// <summary>Where substrate or oxygen is used up, the guards of maintenance and the saturation of product are steep.</summary>
    public override T Stiffness =>
        T.IfLess(Sample, m.Jumped + Settling, (StepsThen - 1) * 2.6 / Ts, T.IfLess(Sample, m.Jumped + After, (StepsAfter - 1) * 2.6 / Ts, T.IfLess(x.S, LastSugar, T.IfLess(m.Fed, 0.5, (StepsAfter - 1) * 2.6 / Ts, 0), 0)))
        + T.IfLess(x.S, 2e-3, x.X * held.NoSugar, 0) + T.IfLess(x.CL, 0.1, x.X * (p.mo * 1e2) + held.NoOxygen, 0);

    /// <summary>Gas transfer, in whole numbers: as the volume creeps, so that most samples share one.</summary>
    public override T Decay => Round(held.kLa);

    /// <summary>Section 2.1.</summary>
    public override void Rates(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        ref readonly var x = ref Named<PenSimState<T>>(y);
        ref var d = ref Named<PenSimState<T>>(dy);
        var T_ = x.T_;
        var δ = T_ - held.T_;
        var (growth, death, steam) = T.AnyLess(NearT, T.Abs(δ)) ? FarWarmth(T_) : NearWarmth(δ);
        var (X, S, CL, V, H) = (x.X, Max(x.S, 0), Max(x.CL, 0), x.V, Max(x.H, PenSim.LeastH));
        var (perV, perH) = (1 / V, 1 / H);

        var fT = growth - death;
        var CL3 = CL * CL * CL;
        var μ = p.μx * S * CL * fT / Max((1 + p.K1 * perH + H * held.perK2) * (p.Kx * X + S) * (p.Kox * X + CL), Least);
        var π = p.μp * S * CL3 / Max((p.Kp + S + S * S * held.perKI) * (p.Kop * X + CL3), Least);

        var Floss = V * p.λ * (steam - 1);
        var dV = u.F + held.FbFa - Floss;
        var D = dV * perV;
        var dX = μ * X - D * X;

        // kLa = α √fg (Pw/V)^β: V moves by less than 1e-3 of itself within a sample, and three terms of the binomial series from its start are exact to the last bit.
        var ε = V / held.V - 1;
        var kLa = held.kLa * (1 - p.β * ε * (1 - (p.β + 1) * ε * (0.5 - (p.β + 2) * ε * (1.0 / 6))));

        d.X = dX;
        d.P = π * X - p.K * x.P - D * x.P;
        d.S = -μ * X * held.perYxs - π * X * held.perYps - p.mx * X * Min(1, S * 1e3) + u.F * u.sf * perV - D * x.S;
        d.CL = -μ * X * held.perYxo - π * X * held.perYpo - p.mo * X * Min(1, CL * 1e2) + kLa * (p.CLs - x.CL) - D * x.CL;
        d.V = dV;
        d.CO2 = p.α1 * dX + p.α2 * X + p.α3;
        var OH = 1e-14 * perH;
        d.H = p.γ * (μ * X - u.F * X * perV) + (held.Acid + (OH - H) * held.FbFa) * perV / (1 + OH * perH);
        var dQ = (p.rq1 * dX + p.rq2 * X) * V;
        d.Q = dQ;
        d.T_ = u.F * perV * (u.Tf - T_) + ((strictHeat ? dQ : x.Q) - held.Wc * (T_ - u.Tc) - held.Wh * (T_ - u.Th)) * perV * held.perρcp;
    }

    /// <summary>Within a sample T moves by some mK at the most, and five terms of each series from its start are exact to the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (T Growth, T Death, T Steam) NearWarmth(T δ)
    {
        var τ = δ * held.perT;
        τ -= τ * τ * (1 - τ);
        return (held.Growth * Exp(held.Eg * τ), held.Death * Exp(held.Ed * τ), held.Steam * Exp(0.05 * δ));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T Exp(T z) => 1 + z + z * z * (0.5 + z * (1.0 / 6) + z * z * (1.0 / 24));
    }

    /// <summary>Where a hand on the valves moves T faster, in one lane or more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (T Growth, T Death, T Steam) FarWarmth(T T_)
    {
        var δ = T_ - held.T_;
        var far = T.Abs(δ);
        var (near, all) = (NearWarmth(δ), Warmth(T_));
        return (T.IfLess(NearT, far, all.Growth, near.Growth), T.IfLess(NearT, far, all.Death, near.Death), T.IfLess(NearT, far, all.Steam, near.Steam));
    }

    /// <summary>What temperature does to growth, death and evaporation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (T Growth, T Death, T Steam) Warmth(T T_)
    {
        var perT = 1 / T_;
        var (growth, death, steam) = Exp(-p.Eg / p.R * perT, -p.Ed / p.R * perT, 0.05 * (T_ - 273.15));
        return (p.kg * growth, p.kd * death, steam);
    }

    protected override void Recipe()
    {
        // Feeding begins at the first sample that finds S below 0.3, for good.
        m.Fed = T.IfLess(x.S, p.Slatch, 1, m.Fed);
        u.F = T.IfLess(0.5, m.Fed, p.F * Scaled[PenSim.F], 0);
        (u.fg, u.Pw) = (p.fg * Scaled[PenSim.fg], p.Pw * Scaled[PenSim.Pw]);
        (u.Tf, u.Tc, u.Th, u.sf) = (p.Tf, p.Tc, p.Th, p.sf);
        (u.Tsp, u.pHsp) = (T.OrElse(Setpoints[PenSim.Tsp], 298), T.OrElse(Setpoints[PenSim.pHsp], 5));
        (u.δT, u.δpH, u.δCL) = (0, 0, 0);
        u.CLsp = T.OrElse(Setpoints[PenSim.CLsp], 0);
        if (Disturbance == "random") Disturb();
        if (Disturbance == "sine") Wave();
    }

    private void Wave()
    {
        u.F *= Factor(0);
        u.fg *= Factor(1);
        u.Pw *= Factor(2);

        // A factor that a scenario sets too large stops the flow, it does not turn it round.
        T Factor(int i) => Max(1 + DisturbanceFactor * PenSim.Sines[i].Size * SinTurns((T)(Time / PenSim.Sines[i].Period)), 0);
    }

    /// <summary>Aeration, agitation and feed wander slowly (first-order noise, about 2 %), as on a real skid.</summary>
    private void Disturb()
    {
        for (var lane = 0; lane < T.Lanes; lane++)
        {
            var random = Random[lane];
            u.F[lane] *= 1 + 0.02 * DisturbanceFactor[lane] * random.Normal(1, Sample);
            u.fg[lane] *= 1 + 0.02 * DisturbanceFactor[lane] * random.Normal(2, Sample);
            u.Pw[lane] *= 1 + 0.02 * DisturbanceFactor[lane] * random.Normal(3, Sample);
        }
    }

    /// <summary>Batches differ in inoculum, medium and growth; the spread is ours.</summary>
    public override void Vary(int lane)
    {
        if (!Has(PenSim.BatchVariation)) return;
        var random = Random[lane];
        Spread(ref x.X, 10, 0.1);
        Spread(ref x.S, 11, 0.05);
        Spread(ref x.V, 12, 0.01);
        Spread(ref p.μx, 13, 0.03);
        Spread(ref p.μp, 14, 0.03);
        Spread(ref p.α, 15, 0.05);

        void Spread(ref T value, int stream, double deviation) => value[lane] *= 1 + deviation * Math.Clamp(random.Normal(stream, 0), -3, 3);
    }

    public override void Prepare()
    {
        held.NoSugar = p.mx * 1e3 + p.μp / (p.Yps * Max(p.Kp, 1e-9));
        held.NoOxygen = p.μx / (p.Yxo * Max(p.Kox, 1e-3));
        (held.perK2, held.perKI) = (1 / p.K2, 1 / p.KI);
        (held.perYxs, held.perYps, held.perYxo, held.perYpo, held.perρcp) = (1 / p.Yxs, 1 / p.Yps, 1 / p.Yxo, 1 / p.Ypo, 1 / p.ρcp);
    }

    /// <summary>Section 2.4, in its order: base, acid, cooling, heating.</summary>
    protected override void Control()
    {
        var pH = u.δpH - Log10(x.H);
        var T_ = x.T_ + u.δT;
        T eb = u.pHsp - pH, ea = pH - u.pHsp, ec = T_ - u.Tsp, eh = u.Tsp - T_;
        if (Sample == 0) (m.pH1, m.pH2, m.eb, m.ea, m.ec, m.eh, m.eo, m.uo) = (pH, pH, eb, ea, ec, eh, double.NaN, u.Pw);

        var curve = pH - 2 * m.pH1 + m.pH2;
        m.ub = Clamp(m.ub + 8e-4 * (eb - m.eb + Ts / 4.2 * eb - 0.2625 / Ts * curve), 0, 0.1);
        var ua = Clamp(m.ua + 1e-4 * (ea - m.ea + Ts / 8.4 * ea + 0.125 / Ts * curve), 0, 1e-5);
        m.ua = T.IfLess(0.05, ea, ua, 0);
        m.uc = Clamp(m.uc + 70 * (ec - m.ec + Ts / 1.6 * ec), 0, 100);
        var uh = Clamp(m.uh + 5 * (eh - m.eh + Ts / 1.6 * eh), 0, 100);
        m.uh = T.IfLess(0.2, eh, uh, 0);

        // Oxygen, ours: the agitator's power where a setpoint is given. The oxygen answers within a sample, so that the loop mostly integrates.
        var eo = u.CLsp - (x.CL + u.δCL);
        u.Pw = T.IfLess(0, u.CLsp, Clamp(m.uo + 50 * (T.OrElse(eo - m.eo, 0) + Ts / 0.05 * eo), 10, 300), u.Pw);
        m.eo = T.IfLess(0, u.CLsp, eo, double.NaN);

        (m.pH2, m.pH1, m.eb, m.ea, m.ec, m.eh) = (m.pH1, pH, eb, ea, ec, eh);
        (u.Fb, u.Fa, u.Fc, u.Fh) = (m.ub, m.ua, m.uc, m.uh);
    }

    /// <summary>A hand on the base can drive H through 0 within a sample, and starving cells may overshoot by a hair: nothing stays below zero.</summary>
    protected override void Finish() => (x.H, x.X, x.P, x.S, x.CL) = (Max(x.H, PenSim.LeastH), Max(x.X, 0), Max(x.P, 0), Max(x.S, 0), Max(x.CL, 0));

    protected override void Hold()
    {
        // A controller whose output the operator holds follows it, so that going back makes no bump.
        m.ub = ByHand(PenSim.Fb, u.Fb, m.ub);
        m.ua = ByHand(PenSim.Fa, u.Fa, m.ua);
        m.uc = ByHand(PenSim.Fc, u.Fc, m.uc);
        m.uh = ByHand(PenSim.Fh, u.Fh, m.uh);

        // More than noise moves them: half of the feed, a tenth of the air, a sixth of the stirring.
        m.Jumped = T.IfLess(1, T.Abs(u.F - m.F) * (1 / 0.02) + T.Abs(u.fg - m.fg) * (1 / 0.86) + T.Abs(u.Pw - m.uo) * (1 / 5.0), Sample, m.Jumped);
        // At the pace of the last sample the substrate is gone in four.
        m.Jumped = T.IfLess(x.S, 4 * (m.S - x.S), Sample, m.Jumped);
        (m.F, m.fg, m.uo, m.S) = (u.F, u.fg, u.Pw, x.S);

        strictHeat = Has(PenSim.StrictHeat);
        held.FbFa = u.Fa + u.Fb;
        held.Acid = p.Ca * u.Fa - p.Cb * u.Fb;
        Start();
        Transfer();
    }

    /// <summary>From where the series within a sample go.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Start()
    {
        held.V = x.V;
        (held.T_, held.perT) = (x.T_, 1 / x.T_);
        (held.Eg, held.Ed) = (p.Eg / p.R * held.perT, p.Ed / p.R * held.perT);
        (held.Growth, held.Death, held.Steam) = Warmth(x.T_);
    }

    /// <summary>Of oxygen and heat.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Transfer()
    {
        var (stir, cool, heat) = Log(u.Pw / x.V, u.Fc, u.Fh);
        var (stirred, cooled, heated) = Exp(p.β * stir, p.b * cool, p.b * heat);
        held.kLa = p.α * T.Sqrt(u.fg) * stirred;
        (held.Wc, held.Wh) = (W(u.Fc, p.a * cooled), W(u.Fh, p.a * heated));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        T W(T F, T aFb) => T.IfLess(0, F, aFb * (2 * p.ρccpc * F) / (aFb + 2 * p.ρccpc * F), 0);
    }
}
