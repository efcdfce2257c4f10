using Tongpin.Dynamics.Arithmetic;
using static Tongpin.Dynamics.Arithmetic.Functions;
using static Tongpin.Dynamics.Arithmetic.Reals;

namespace Tongpin.Dynamics.Penicillin100M3;

#pragma warning disable IDE1006 // the papers' symbols

/// <summary>IndPenSim (Goldrick et al. 2015, 2019; Paul, Thomas 1996) as in the model book, section 1: an industrial fermenter of 100 m³. T_ is the papers' T, ρ the density of the broth.</summary>
internal sealed class IndPenSimPlant<T> : Plant<T> where T : struct, IReal<T>
{
    private const double π = Math.PI;

    /// <summary>Cooling and heating water, L/h.</summary>
    private const double LeastFlow = 1e-4;

    private IndPenSimState<T> x;
    private IndPenSimInputs<T> u;
    private IndPenSimParameters<T> p;
    private IndPenSimMemory<T> m;
    private IndPenSimHeld<T> held;

    public IndPenSimPlant(IndPenSim line) : base(line)
    {
        for (var i = 0; i < line.States.Count; i++) States[i] = line.States[i].Default;
        for (var i = 0; i < line.Parameters.Count; i++) Parameters[i] = line.Parameters[i].Default;
        Prepare();
    }

    public override Span<T> States => Cells(ref x);

    public override Span<T> Inputs => Cells(ref u);

    public override Span<T> Parameters => Cells(ref p);

    protected override Span<T> Memory => Cells(ref m);

    /// <summary>Section 1.11.</summary>
    public override ReadOnlySpan<double> Scales =>
        [1e-3, 1, 0.1, 1, 1e5, 1e5, 1e-7, 300, 1e6, 50, 1e3, 10, 10, 10, 10, 1e12, 1e12, 1e12, 1e12, 1e12, 1e12, 1e12, 1e12, 1e12, 1e12, 10, 1, 1, 1, 1e3, 1e3, 1, 1, 10];

    /// <summary>Gas transfer; and oxygen demand where its switches are steep.</summary>
    public override T Stiffness => 1.2 * Transfer(x).kLa + 500;

    /// <summary>O*, mg/L.</summary>
    public T Saturation => Transfer(x).OStar;

    /// <summary>What air and stirring do in the broth at hand.</summary>
    private readonly record struct Gas(T kLa, T OStar, T plm, T Power);

    private Gas Transfer(in IndPenSimState<T> x)
    {
        var X = x.A0 + x.A1 + x.A3 + x.A4;
        var ρ = 1100 + x.P + X;
        var Vm = x.V * 1e-3;
        var hb = Vm / held.Ar * (1 - p.ε);
        var ptop = 1 + u.p;
        var head = ρ * hb * 9.81e-5;
        var log = Log(1 + head / ptop);
        var plm = head / log;
        var OStar = plm * (p.O2in + u.δO2) / p.HO;
        // Pu²·Nr·D³/fg^0.56 is ρ² times what is held over the sample. ρ and V move little within one: their powers are series from its start, exact to 1e-15 and 1e-12.
        var Pg = held.Pstir * Near(ρ / held.ρ - 1, 0.9);
        var Pa = held.Pgas * x.T_ * Vm / hb * log;
        var Pt = Pg * 1e-3 + Pa;
        var ηs = T.IfLess(4, x.η, x.η, 1);
        var kLa = p.αk * held.vsA * Exp(p.b * Log(Pt / Vm) + p.c * Log(ηs * 0.01)) * (1 - held.Oil * Near(x.V / held.V - 1, -p.d)) * u.kfoam;
        return new(kLa, OStar, plm, Pt);

        // (1 + z)ᵉ
        static T Near(T z, T e) => 1 + e * z * (1 + (e - 1) * z * 0.5 * (1 + (e - 2) * z * (1.0 / 3) * (1 + (e - 3) * z * 0.25 * (1 + (e - 4) * z * 0.2 * (1 + (e - 5) * z * (1.0 / 6))))));
    }

    /// <summary>Section 1.4.</summary>
    public override void Rates(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        ref readonly var x = ref Named<IndPenSimState<T>>(y);
        ref var d = ref Named<IndPenSimState<T>>(dy);
        // Concentrations are not negative inside of a rate law.
        var (s, O, P, T_) = (Max(x.s, 0), Max(x.O, 0), x.P, x.T_);
        var (A0, A1, A3, A4) = (Max(x.A0, 0), Max(x.A1, 0), Max(x.A3, 0), Max(x.A4, 0));
        var (N, PAA) = (Max(x.N, 0), Max(x.PAA, 0));
        // On the alkaline side the published balance runs away towards H = 0; rule 1 takes it up after the sample.
        var H = Max(x.H, 1e-12);
        var V = x.V;
        var X = A0 + A1 + A3 + A4;
        var ρ = 1100 + P + X;
        var Vm = V * 1e-3;
        var perV = 1 / V;
        var (kLa, OStar, plm, Pt) = Transfer(x);

        // Inhibition.
        var fpH = 1 / (1 + H / p.K1 + p.K2 / H);
        var fN = 0.5 * (1 - Tanh(p.A * (p.Nmin - N)));
        var fT = p.kg * Exp(-p.Eg / (p.R * T_)) - p.kd * Exp(-p.Ed / (p.R * T_));
        var fC = 0.5 * (1 + Tanh(p.A * (p.CO2max - 1000 * x.CL)));
        var fOX = 0.5 * (1 - Tanh(p.A * (p.OX * OStar - O)));
        var fOP = 0.5 * (1 - Tanh(p.A * (p.OP * OStar - O)));
        var fAX = 0.5 * (1 + Tanh(p.A * (p.PAAmax - PAA)));
        var fAP = 0.5 * (1 + Tanh(p.A * (PAA - p.PAAmin)));

        // Growth, differentiation, degeneration.
        var μX = p.μXmax + u.δμX;
        var μP = p.μPmax + u.δμP;
        var μe = μX * fpH * fN * fT * fOX * fC * fAX;
        var μb = p.ρb * μe;
        var Kdiff = Max(p.KdiffL, p.Kdiff0 - p.β1 * x.IX / X);
        var rb = μb * A1 * s / (p.Kb + s);
        var re = μe * A0 * s / (p.Ke + s);
        var perKdiff = 1 / (Kdiff + s);
        var rd = p.μdiff * A0 * perKdiff;
        var rm0 = p.ms * A0 * perKdiff;
        var r4 = p.μa * A3;

        // Vacuoles.
        var n = y.Slice(IndPenSim.N0, 11);
        var dn = dy.Slice(IndPenSim.N0, 11);
        var v2 = x.φ0 + (held.VR0 * n[1] + held.VR1 * n[2] + held.VR2 * n[3] + held.VR3 * n[4] + held.VR4 * n[5] + held.VR5 * n[6] + held.VR6 * n[7] + held.VR7 * n[8] + held.VR8 * n[9]);
        var va = A1 / (2 * p.ρa) - 0.5 * v2;
        var perKv = 1 / (p.Kv + s);
        var born = p.μv * va * perKv;
        dn[0] = born * (6 / π) / held.c0 - p.kv * n[0];
        var (drift, spread) = (p.kv / (2 * p.δr), p.Dv / (p.δr * p.δr));
        for (var j = 1; j <= 9; j++) dn[j] = drift * (n[j - 1] - n[j + 1]) + spread * (n[j + 1] - 2 * n[j] + n[j - 1]);
        // The derivative of n9 stands here in the published program; kept for agreement.
        dn[10] = p.kv * dn[9] / (2 * p.δr) - p.μa * x.nm;
        d.φ0 = born - p.kv * n[0] * (π / 6) * held.c0;
        var deg = held.rk3 * p.ρd * p.kv * x.n9;

        // Product.
        var away = (s - p.sP) / p.σP;
        var g = 2.5 / 2.5066282746310002 * Exp(-0.5 * away * away);
        var prod = μP * p.ρa * va * g * fOP * fAP;
        var pH = -Log10(H);
        var μh = Exp(p.B1 + p.B2 * pH + p.B3 * T_ + p.B4 * pH * pH + p.B5 * T_ * T_);
        var rP = prod - μh * P;
        var rm1 = p.ms * p.ρa * va * s * perKv;

        // Volume and weight; κ is the dilution.
        var Fevp = V * p.αevp * (Exp(2.5 * (T_ - p.T0) / (p.Tv - p.T0)) - 1);
        var Fw = u.Fw;
        var κ = (u.Fs + u.Fb + u.Fa + Fw - Fevp + u.Fpaa) * perV;
        d.V = u.Fs + u.Fb + u.Fa + Fw + u.Fdis / (ρ * 1e-3) - Fevp + u.Fpaa;
        d.Wt = u.Fs * held.ρf * 1e-3 + u.Foil * p.ρoil * 1e-3 + u.Fb + u.Fa + Fw + u.Fdis - Fevp + u.Fpaa;

        // Contaminant (section 3: seed train), 0 without its fault.
        var μc = 0.6 * s / (0.05 + s) * (O / (O + 0.3));
        d.Xc = μc * x.Xc * (1 - x.Xc * (1.0 / 15)) + u.fX - κ * x.Xc;

        d.A0 = rb - rd - κ * A0;
        d.A1 = re - rb + rd - deg - κ * A1;
        d.A3 = deg - r4 - κ * A3;
        d.A4 = r4 - κ * A4;
        var dX = d.A0 + d.A1 + d.A3 + d.A4;
        var dP = rP - κ * P;
        d.P = dP;
        d.IX = X;
        d.s = -p.YsX * (re + rb) - rm0 - rm1 - p.YsP * prod + u.Fs * (p.cs + u.δcs) * perV + u.Foil * (p.coil + u.δcoil) * perV - κ * s - 2 * μc * x.Xc;

        // Oxygen and off-gas.
        var OTR = kLa * (OStar - O);
        d.O = -p.YOX * dX - p.mO * X - p.YOP * dP + OTR - κ * O - 900 * μc * x.Xc;
        var Mg = p.ε * Vm * (28970 / 22.4);
        var air = 60 * held.fg;
        var (Qi, Gc) = (air * (32000 / 22.4), air * (44000 / 22.4));
        // With next to no air the inert share would pass through 0; no batch of the book comes near.
        var Qo = Qi * (p.N2in / Max(1 - x.yO - x.yC * 0.01, 0.05));
        d.yO = (Qi * (p.O2in + u.δO2) - Qo * x.yO - 0.06 * OTR * Vm) / Mg;
        d.yC = (Gc * p.yCin + (A0 + A1) * p.qCO2 * V - Gc * x.yC) / Mg;
        var Hc = Exp(11.25 - 395.9 / (T_ - 175.9)) * (1.0 / 4400);
        d.CL = p.δc * kLa * (plm * x.yC / Hc - x.CL) - κ * x.CL;

        // pH: a pull of first order, as in the published program.
        var w = p.γ1 * (rb + re + r4 + rd + p.mpH * X) + p.γ1 * rP + p.γ2 * (u.Fs + u.Foil + u.Fb + u.Fa + u.Fdis + Fw);
        var cab = p.cab + u.δcab;
        var (acid, @base) = (cab * u.Fa * p.hode, cab * u.Fb * p.hode);
        var mixed = V + (u.Fb + u.Fa) * p.hode;
        var z = 1e-14 / H - H;
        var sour = -(H * V + acid - @base) / mixed;
        var alkaline = -(z * V - acid + @base) / mixed;
        var B = T.IfLess(pH, 7, sour, alkaline);
        var root = T.Sqrt(B * B + 4e-14);
        d.H = T.IfLess(pH, 7, w + 0.5 * (root - B) - H, -w + 0.5 * (-B - root) - z);

        // Heat.
        var Qr = Max(0, (dX * p.YQ * V * p.YOX + dP * p.YQ * V * p.YOP) * 1e-3);
        var cooling = held.Ccool * (T_ - (p.Tc + u.δTc)) / (held.Ccool1 + held.Ccool2 * ρ);
        var heating = held.Cheat * (T_ - p.Th) / (held.Cheat1 + held.Cheat2 * ρ);
        var dQ = u.Fs * held.ρf * p.cps * (p.Tf - T_) * 1e-3 + Fw * p.ρw * p.cpw * (p.Tf - T_) * 1e-3 - Fevp * ρ * p.cpw * 1e-3 - p.ΔHv * Fevp
            + Qr + Pt - cooling - heating - p.UA * (T_ - p.Tair);
        d.Q = dQ;
        d.T_ = dQ / (Vm * p.cpw * ρ);

        // Viscosity: both ages move by less than 1e-3 within a sample, three terms of their series are exact.
        d.η = 3 * Cbrt(A0) / ((1 + Aged(held.Age1, p.k1 * (t - held.t))) * (1 + Aged(held.Age2, p.k2 * (t - held.t)))) - p.k3 * Fw;

        d.PAA = u.Fpaa * (p.cPAA + u.δcPAA) * perV - p.YPAAP * dP - p.YPAAX * dX - p.mPAA * P - κ * PAA;
        d.N = u.NH3 * p.cNshot * perV - p.YNX * (rb + re + rd + r4) - p.YNP * dP - p.mN * X + p.cNPAA * u.kN * u.Fpaa * perV + p.cNoil * u.Foil * perV - κ * N;
        d.mP = μP;
        d.mX = μe;

        static T Aged(T age, T z) => age * (1 - z * (1 - z * (0.5 - z * (1.0 / 6))));
    }

    protected override void Recipe()
    {
        var k = Sample + 1;
        (x.mP, x.mX) = (0, 0);
        Damage(k);
        (u.Fs, u.Foil, u.Fg, u.p) = (Recipes.Fs.At(k), Recipes.Foil.At(k), Recipes.Fg.At(k), Recipes.p.At(k));
        (u.Fdis, u.Fw, u.Fpaa) = (-(T)Recipes.Discharge.At(k), Recipes.Fw.At(k), Recipes.Fpaa.At(k));
        if (Has(IndPenSim.OperatorMoves)) MoveByHand(k);
        u.Fs *= Scaled[IndPenSim.Fs];
        u.Foil *= Scaled[IndPenSim.Foil];
        u.Fg *= Scaled[IndPenSim.Fg];
        u.p *= Scaled[IndPenSim.p];
        u.Fdis *= Scaled[IndPenSim.Fdis];
        u.Fw *= Scaled[IndPenSim.Fw];
        u.Fpaa *= Scaled[IndPenSim.Fpaa];
        (u.RPM, u.NH3) = (100, 0);
        (u.Tsp, u.pHsp) = (T.OrElse(Setpoints[IndPenSim.Tsp], 298), T.OrElse(Setpoints[IndPenSim.pHsp], 6.5));
        (u.bT, u.bpH, u.ksp, u.kfoam, u.kN, u.fX) = (0, 0, 1, 1, 1, 0);
        Disturb(k);
    }

    /// <summary>Sections 1.8 and 1.10.</summary>
    private void Disturb(int k)
    {
        var δ = Inputs.Slice(IndPenSim.δμP, 8);
        switch (Disturbance)
        {
            case "sine":
                var t = (k - 1) * Ts;
                for (var i = 0; i < 8; i++) δ[i] = DisturbanceFactor * IndPenSim.Sines[i].Size * SinTurns((T)(t / IndPenSim.Sines[i].Period));
                break;
            case "random":
                for (var i = 0; i < 8; i++)
                    for (var lane = 0; lane < T.Lanes; lane++)
                        δ[i][lane] = 0.995 * δ[i][lane] + 0.005 * DisturbanceFactor[lane] * IndPenSim.Noise[i] * Random[lane].Normal(20 + i, k);
                break;
            default:
                δ.Fill(0);
                break;
        }
    }

    /// <summary>"Operator-controlled" batches: late sugar and PAA are kept and moved a step up or down now and then.</summary>
    private void MoveByHand(int k)
    {
        if (k <= 475) return;
        (u.Fs, u.Fpaa) = (Recipes.Fs.At(475), Recipes.Fpaa.At(475));
        for (var lane = 0; k > 500 && k % 100 == 0 && lane < T.Lanes; lane++)
        {
            m.MovedFs[lane] += 15 * Draw(30, lane);
            m.MovedFpaa[lane] += Draw(31, lane);
        }
        (u.Fs, u.Fpaa) = (Max(u.Fs + m.MovedFs, 0), Max(u.Fpaa + m.MovedFpaa, 0));

        int Draw(int stream, int lane) => (int)(Random[lane].Bits(stream, k) % 3) - 1;
    }

    /// <summary>Section 1.7, rule 3: of the last 64 changes of growth 63 or more were falls, which is to say that the last but one rise is more than 64 samples back.</summary>
    private void Damage(int k)
    {
        if (k == 1) m.Whole = p.μXmax;
        if (k <= 65) return;
        var hit = T.IfLess(m.Rise2, k - 64, 1, 0);
        if (Has(IndPenSim.GentleDamage))
        {
            // Once in 24 h, and never below half of what it was.
            hit = T.IfLess(m.Damaged + 24 / Ts, k, hit, 0);
            p.μXmax = T.IfLess(0.5, hit, Max(5 * m.M, 0.5 * m.Whole), p.μXmax);
            m.Damaged = T.IfLess(0.5, hit, k, m.Damaged);
        }
        else
        {
            p.μXmax = T.IfLess(0.5, hit, 5 * m.M, p.μXmax);
        }
    }

    /// <summary>Section 1.6. What was really held counts as a controller's last output, whoever set it.</summary>
    protected override void Control()
    {
        var k = Sample + 1;
        var (pH, T_) = (-Log10(x.H), x.T_);
        if (k <= 2) (m.pH1, m.pH2, m.T1, m.T2) = (pH, pH, T_, T_);

        // The published program forgets the setpoint in the last error.
        var e = u.pHsp - pH + u.bpH;
        var e1 = k <= 2 ? e : (Has(IndPenSim.MendedControllers) ? u.pHsp : 0) - m.pH1 + u.bpH;
        var (lastFa, lastFb) = (u.Fa, u.Fb);
        var up = Pid(lastFb, 0.08, 4e-5, 8, e, e1, pH, m.pH1, m.pH2, 225);
        var down = Pid(lastFa, 0.08, 12.5, 0.125, e, e1, pH, m.pH1, m.pH2, 225);
        u.Fb = T.IfLess(e, -0.05, k == 1 ? 0 : 0.5 * lastFb, up);
        u.Fa = T.IfLess(e, -0.05, down, 0);

        e = u.Tsp - T_ + u.bT;
        e1 = k <= 2 ? e : u.Tsp - m.T1 + u.bT;
        var (lastFc, lastFh) = (u.Fc, u.Fh);
        var cool = Pid(lastFc, -300, 1.6, 0.005, e, e1, T_, m.T1, m.T2, 1500);
        var heat = Pid(Has(IndPenSim.MendedControllers) ? lastFh : lastFc, 50, 0.05, 1, e, e1, T_, m.T1, m.T2, 1500);
        u.Fc = Max(T.IfLess(0.05, e, k == 1 ? 0 : 0.3 * lastFc, cool), LeastFlow);
        u.Fh = Max(T.IfLess(0.05, e, heat, k == 1 ? 0 : 0.1 * lastFh), LeastFlow);

        (m.pH2, m.pH1, m.T2, m.T1) = (m.pH1, pH, m.T1, T_);
    }

    private T Pid(T last, double Kp, double Ti, double Td, T e, T e1, T y, T y1, T y2, double most) =>
        Clamp(last + Kp * (e - e1 + e * (Ts / Ti) - Td / Ts * (y - 2 * y1 + y2)), 0, most);

    protected override void Hold()
    {
        u.Fw = Max(u.Fw, 0);
        // A vessel that is nearly empty gives nothing more; no batch of the book comes near.
        u.Fdis = T.IfLess(x.V, 6000, 0, u.Fdis);
        held.t = Time;
        held.Age1 = Exp(-p.k1 * (Time - p.t1));
        held.Age2 = Exp(-p.k2 * (Time - p.t2));
        held.fg = u.Fg * (1.0 / 60);
        held.Ar = π * p.r * p.r;
        var vs = held.fg / held.Ar * u.ksp;
        held.vsA = Pow(vs, p.a);
        held.Pgas = vs * p.R / 22.4;
        var Nr = u.RPM * (1.0 / 60);
        var D3 = p.D * p.D * p.D;
        var stir = p.n * p.Po * Nr * Nr * Nr * D3 * p.D * p.D;
        (held.V, held.ρ) = (x.V, 1100 + x.P + (x.A0 + x.A1 + x.A3 + x.A4));
        held.Oil = Pow(u.Foil / x.V, p.d);
        held.Pstir = 0.706 * Pow(held.ρ, 0.9) * Pow(stir * stir * Nr * D3 / Pow(held.fg, 0.56), 0.45);
        held.ρf = (p.cs + u.δcs) * 1e-3 * p.ρs + (1 - (p.cs + u.δcs) * 1e-3) * p.ρw;
        (held.Ccool, held.Ccool1, held.Ccool2) = Exchange(u.Fc);
        (held.Cheat, held.Cheat1, held.Cheat2) = Exchange(u.Fh);

        var c = p.r0 + p.δ0;
        held.c0 = c * c * c;
        var rk = p.r0 + 8 * p.δr + (p.r0 + 10 * p.δr);
        held.rk3 = π / 6 * rk * rk * rk;

        // The controllers' least flow (section 1.6) holds for hands and faults, too: without any the exchange would be 0/0.
        (T, T, T) Exchange(T flow)
        {
            var F = Max(flow, LeastFlow);
            return (p.α1 * 1e-3 * Pow(F, p.βT + 1), F * 1e-3, p.α1 * Pow(F * 1e-3, p.βT) * 0.5 * p.cps);
        }
    }

    protected override void Finish()
    {
        var M = x.mX;
        // Rule 1, then rule 2.
        foreach (ref var state in States[..31]) state = T.IfLess(0, state, state, 0.001);
        x.O = T.IfLess(x.O, 2, 1, x.O);
        // Sample k has just ended; the first difference is that of the second sample.
        if (Sample >= 2)
        {
            m.Rise2 = T.IfLess(M, m.M, m.Rise2, m.Rise1);
            m.Rise1 = T.IfLess(M, m.M, m.Rise1, Sample);
        }
        m.M = M;
    }

    /// <summary>Section 1.8.</summary>
    public override void Vary(int lane)
    {
        if (!Has(IndPenSim.BatchVariation)) return;
        var random = Random[lane];
        var X0 = Near(0.5, 0.05, 40);
        (x.A0[lane], x.A1[lane]) = (X0 / 3, 2 * X0 / 3);
        x.s[lane] = Near(1, 0.1, 41);
        x.O[lane] = Near(15, 0.5, 42);
        x.V[lane] = Near(58000, 500, 43);
        x.Wt[lane] = Near(62000, 500, 44);
        x.yC[lane] = Near(0.038, 0.001, 45);
        x.yO[lane] = Near(0.20, 0.05, 46);
        x.H[lane] = Exp10<Real1>(-Near(6.5, 0.1, 47)).Value;
        x.T_[lane] = Near(297, 0.5, 48);
        x.PAA[lane] = Near(1400, 50, 49);
        x.N[lane] = Near(1700, 50, 50);
        p.μPmax[lane] = Near(0.041, 0.0025, 51);
        p.μXmax[lane] = Near(0.41, 0.025, 52);
        p.αk[lane] = Near(85, 10, 53);
        p.cNPAA[lane] = Near(150000, 2000, 54);
        p.cPAA[lane] = Near(530000, 20000, 55);

        double Near(double mean, double deviation, int stream) => mean + deviation * Math.Clamp(random.Normal(stream, 0), -3, 3);
    }

    /// <summary>Volumes of vacuoles by size: (4/3)π ϱ³ δr.</summary>
    public override void Prepare()
    {
        var volumes = Cells(ref held).Slice(Cells(ref held).Length - 9, 9);
        for (var k = 0; k < 9; k++)
        {
            var ϱ = p.r0 + k * p.δr;
            volumes[k] = 4.0 / 3 * π * (ϱ * ϱ * ϱ) * p.δr;
        }
    }
}
