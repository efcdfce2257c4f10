using System.Runtime.CompilerServices;
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

    /// <summary>Work space of the right-hand side.</summary>
    private IndPenSimWork<T> w;
    private readonly T[] eight = new T[8];

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
    public override T Stiffness
    {
        get
        {
            var gas = Transfer(x, Log(Deep(x)));
            return 1.2 * gas.Moved * Pow(Viscous(x), p.c) + 500;
        }
    }

    /// <summary>O*, mg/L.</summary>
    public T Saturation => Transfer(x, Log(Deep(x))).OStar;

    /// <summary>What air and stirring do in the broth at hand; kLa is Moved times the power of viscosity.</summary>
    private readonly record struct Gas(T Moved, T OStar, T plm, T Power);

    /// <summary>pbot/ptop.</summary>
    private T Deep(in IndPenSimState<T> x) => 1 + (1100 + x.P + (x.A0 + x.A1 + x.A3 + x.A4)) * Height(x) * 9.81e-5 / (1 + u.p);

    /// <summary>hb, m.</summary>
    private T Height(in IndPenSimState<T> x) => x.V * 1e-3 / held.Ar * (1 - p.ε);

    /// <summary>η'/100.</summary>
    private static T Viscous(in IndPenSimState<T> x) => T.IfLess(4, x.η, x.η, 1) * 0.01;

    /// <param name="deep">ln pbot/ptop.</param>
    private Gas Transfer(in IndPenSimState<T> x, T deep)
    {
        var ρ = 1100 + x.P + (x.A0 + x.A1 + x.A3 + x.A4);
        var Vm = x.V * 1e-3;
        var hb = Height(x);
        var plm = ρ * hb * 9.81e-5 / deep;
        var OStar = plm * (p.O2in + u.δO2) / p.HO;
        var Pt = Power(ρ, x.T_, Vm, hb, deep);
        // Pt, V and ρ move little within a sample: their powers are series from its start, exact to 1e-12.
        var kLa = held.Moved * Near(Pt / (Vm * held.Dense) - 1, p.b) * Max(1 - held.Oil * Near(x.V / held.V - 1, -p.d), 0);
        return new(kLa, OStar, plm, Pt);
    }

    /// <summary>Pt, kW: Pu²·Nr·D³/fg^0.56 is ρ² times what is held over the sample.</summary>
    private T Power(T ρ, T T_, T Vm, T hb, T deep) => held.Pstir * Near(ρ / held.ρ - 1, 0.9) * 1e-3 + held.Pgas * T_ * Vm / hb * deep;

    /// <summary>(1 + z)ᵉ for small z.</summary>
    private static T Near(T z, T e) => 1 + e * z * (1 + (e - 1) * z * 0.5 * (1 + (e - 2) * z * (1.0 / 3) * (1 + (e - 3) * z * 0.25 * (1 + (e - 4) * z * 0.2 * (1 + (e - 5) * z * (1.0 / 6))))));

    /// <summary>Section 1.4, paragraph by paragraph. Each is a method of its own, because a compiler inlines the operators of a short method only.</summary>
    public override void Rates(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        ref readonly var x = ref Named<IndPenSimState<T>>(y);
        ref var d = ref Named<IndPenSimState<T>>(dy);
        // Concentrations are not negative inside of a rate law.
        (w.s, w.O, w.N, w.PAA) = (Max(x.s, 0), Max(x.O, 0), Max(x.N, 0), Max(x.PAA, 0));
        (w.A0, w.A1, w.A3, w.A4) = (Max(x.A0, 0), Max(x.A1, 0), Max(x.A3, 0), Max(x.A4, 0));
        // On the alkaline side the published balance runs away towards H = 0; rule 1 takes it up after the sample.
        w.H = Max(x.H, 1e-12);
        w.X = w.A0 + w.A1 + w.A3 + w.A4;
        w.ρ = 1100 + x.P + w.X;
        w.perV = 1 / x.V;
        Powers(x);
        Inhibition(x);
        Grow(x);
        Vacuoles(x, y.Slice(IndPenSim.N0, 11), ref d, dy.Slice(IndPenSim.N0, 11));
        Product(x);
        Volume(x, ref d);
        Biomass(x, ref d);
        Substrate(ref d);
        Oxygen(x, ref d);
        OffGas(x, ref d);
        Acid(x, ref d);
        Heat(x, ref d);
        Precursor(x, ref d);
        // Both ages of viscosity move by less than 1e-3 within a sample, three terms of their series are exact.
        d.η = 3 * Cbrt(w.A0) / ((1 + Aged(held.Age1, p.k1 * (t - held.t))) * (1 + Aged(held.Age2, p.k2 * (t - held.t)))) - p.k3 * u.Fw;
        d.mP = w.μP;
        d.mX = w.μe;

        static T Aged(T age, T z) => age * (1 - z * (1 - z * (0.5 - z * (1.0 / 6))));
    }

    /// <summary>Gas transfer, and all exponentials together.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Powers(in IndPenSimState<T> x)
    {
        var (deep, viscous, lnH) = Log(Deep(x), Viscous(x), w.H);
        var T_ = x.T_;
        var pH = -ToLog10(lnH);
        var away = (w.s - p.sP) / p.σP;
        var perRT = 1 / (p.R * T_);
        eight[0] = p.c * viscous;
        eight[1] = -p.Eg * perRT;
        eight[2] = -p.Ed * perRT;
        eight[3] = -0.5 * away * away;
        eight[4] = p.B1 + p.B2 * pH + p.B3 * T_ + p.B4 * pH * pH + p.B5 * T_ * T_;
        eight[5] = 2.5 * (T_ - p.T0) / (p.Tv - p.T0);
        eight[6] = 11.25 - 395.9 / (T_ - 175.9);
        Exp(eight);
        w.pH = pH;
        w.fT = p.kg * eight[1] - p.kd * eight[2];
        w.g = 2.5 / 2.5066282746310002 * eight[3];
        w.μh = eight[4];
        w.Fevp = x.V * p.αevp * (eight[5] - 1);
        w.Hc = eight[6] * (1.0 / 4400);
        (w.kLa, w.OStar, w.plm, w.Pt) = Transfer(x, deep);
        w.kLa *= eight[0];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Inhibition(in IndPenSimState<T> x)
    {
        var fpH = 1 / (1 + w.H / p.K1 + p.K2 / w.H);
        var fN = 1 - Tanh(p.A * (p.Nmin - w.N));
        var fC = 1 + Tanh(p.A * (p.CO2max - 1000 * x.CL));
        var fOX = 1 - Tanh(p.A * (p.OX * w.OStar - w.O));
        var fAX = 1 + Tanh(p.A * (p.PAAmax - w.PAA));
        w.fOP = 0.5 * (1 - Tanh(p.A * (p.OP * w.OStar - w.O)));
        w.fAP = 0.5 * (1 + Tanh(p.A * (w.PAA - p.PAAmin)));
        w.μe = (p.μXmax + u.δμX) * fpH * w.fT * (0.0625 * fN * fOX * fC * fAX);
    }

    /// <summary>Growth, differentiation, degeneration.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(in IndPenSimState<T> x)
    {
        var s = w.s;
        var Kdiff = Max(p.KdiffL, p.Kdiff0 - p.β1 * x.IX / w.X);
        var perKdiff = 1 / (Kdiff + s);
        // Above some 309 K fT is negative: cells die, and what branching takes then are tips, no more than there are. No batch of the book comes near.
        w.rb = p.ρb * w.μe * T.IfLess(w.μe, 0, Min(w.A0, w.A1), w.A1) * s / (p.Kb + s);
        w.re = w.μe * w.A0 * s / (p.Ke + s);
        w.rd = p.μdiff * w.A0 * perKdiff;
        w.rm0 = p.ms * w.A0 * perKdiff;
        w.r4 = p.μa * w.A3;
        w.deg = held.rk3 * p.ρd * p.kv * x.n9;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Vacuoles(in IndPenSimState<T> x, ReadOnlySpan<T> n, ref IndPenSimState<T> d, Span<T> dn)
    {
        var v2 = x.φ0 + (held.VR0 * n[1] + held.VR1 * n[2] + held.VR2 * n[3] + held.VR3 * n[4] + held.VR4 * n[5] + held.VR5 * n[6] + held.VR6 * n[7] + held.VR7 * n[8] + held.VR8 * n[9]);
        w.va = w.A1 / (2 * p.ρa) - 0.5 * v2;
        w.perKv = 1 / (p.Kv + w.s);
        var born = p.μv * w.va * w.perKv;
        dn[0] = born * (6 / π) / held.c0 - p.kv * n[0];
        var (drift, spread) = (held.Drift, held.Spread);
        for (var j = 1; j <= 9; j++) dn[j] = drift * (n[j - 1] - n[j + 1]) + spread * (n[j + 1] - 2 * n[j] + n[j - 1]);
        // The derivative of n9 stands here in the published program; kept for agreement.
        dn[10] = drift * dn[9] - p.μa * x.nm;
        d.φ0 = born - p.kv * n[0] * (π / 6) * held.c0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Product(in IndPenSimState<T> x)
    {
        w.μP = p.μPmax + u.δμP;
        w.prod = w.μP * p.ρa * w.va * w.g * w.fOP * w.fAP;
        w.rP = w.prod - w.μh * x.P;
        w.rm1 = p.ms * p.ρa * w.va * w.s * w.perKv;
    }

    /// <summary>Volume and weight; κ is the dilution.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Volume(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        var Fevp = w.Fevp;
        w.κ = (u.Fs + u.Fb + u.Fa + u.Fw - Fevp + u.Fpaa) * w.perV;
        d.V = u.Fs + u.Fb + u.Fa + u.Fw + u.Fdis / (w.ρ * 1e-3) - Fevp + u.Fpaa;
        d.Wt = u.Fs * held.ρf * 1e-3 + u.Foil * p.ρoil * 1e-3 + u.Fb + u.Fa + u.Fw + u.Fdis - Fevp + u.Fpaa;
        // Contaminant (section 3: seed train), 0 without its fault.
        w.rc = 0.6 * w.s / (0.05 + w.s) * (w.O / (w.O + 0.3)) * x.Xc;
        d.Xc = w.rc * (1 - x.Xc * (1.0 / 15)) + u.fX - w.κ * x.Xc;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Biomass(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        d.A0 = w.rb - w.rd - w.κ * w.A0;
        d.A1 = w.re - w.rb + w.rd - w.deg - w.κ * w.A1;
        d.A3 = w.deg - w.r4 - w.κ * w.A3;
        d.A4 = w.r4 - w.κ * w.A4;
        w.dX = d.A0 + d.A1 + d.A3 + d.A4;
        d.IX = w.X;
        d.P = w.rP - w.κ * x.P;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Substrate(ref IndPenSimState<T> d) =>
        d.s = -p.YsX * (w.re + w.rb) - w.rm0 - w.rm1 - p.YsP * w.prod + u.Fs * (p.cs + u.δcs) * w.perV + u.Foil * (p.coil + u.δcoil) * w.perV - w.κ * w.s - 2 * w.rc;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Oxygen(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        w.OTR = w.kLa * (w.OStar - w.O);
        d.O = -p.YOX * w.dX - p.mO * w.X - p.YOP * d.P + w.OTR - w.κ * w.O - 900 * w.rc;
        d.CL = p.δc * w.kLa * (w.plm * x.yC / w.Hc - x.CL) - w.κ * x.CL;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OffGas(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        var Vm = x.V * 1e-3;
        var perMg = 1 / (p.ε * Vm * (28970 / 22.4));
        var air = 60 * held.fg;
        var (Qi, Gc) = (air * (32000 / 22.4), air * (44000 / 22.4));
        // With next to no air the inert share would pass through 0; no batch of the book comes near.
        var Qo = Qi * (p.N2in / Max(1 - x.yO - x.yC * 0.01, 0.05));
        d.yO = (Qi * (p.O2in + u.δO2) - Qo * x.yO - 0.06 * w.OTR * Vm) * perMg;
        d.yC = (Gc * p.yCin + (w.A0 + w.A1) * p.qCO2 * x.V - Gc * x.yC) * perMg;
    }

    /// <summary>pH: a pull of first order, as in the published program.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Acid(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        var (H, V) = (w.H, x.V);
        var made = p.γ1 * (w.rb + w.re + w.r4 + w.rd + p.mpH * w.X) + p.γ1 * w.rP + p.γ2 * (u.Fs + u.Foil + u.Fb + u.Fa + u.Fdis + u.Fw);
        var cab = p.cab + u.δcab;
        var dosed = cab * u.Fa * p.hode - cab * u.Fb * p.hode;
        var perMixed = 1 / (V + (u.Fb + u.Fa) * p.hode);
        var z = 1e-14 / H - H;
        var B = T.IfLess(w.pH, 7, -(H * V + dosed), -(z * V - dosed)) * perMixed;
        var root = T.Sqrt(B * B + 4e-14);
        d.H = T.IfLess(w.pH, 7, made + 0.5 * (root - B) - H, -made + 0.5 * (-B - root) - z);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Heat(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        var (T_, ρ, V) = (x.T_, w.ρ, x.V);
        var Qr = Max(0, (w.dX * p.YQ * V * p.YOX + d.P * p.YQ * V * p.YOP) * 1e-3);
        var cooling = held.Ccool * (T_ - (p.Tc + u.δTc)) / (held.Ccool1 + held.Ccool2 * ρ);
        var heating = held.Cheat * (T_ - p.Th) / (held.Cheat1 + held.Cheat2 * ρ);
        d.Q = (u.Fs * held.ρf * p.cps + u.Fw * p.ρw * p.cpw) * (p.Tf - T_) * 1e-3 - w.Fevp * (ρ * p.cpw * 1e-3 + p.ΔHv)
            + Qr + w.Pt - cooling - heating - p.UA * (T_ - p.Tair);
        d.T_ = d.Q / (V * 1e-3 * p.cpw * ρ);
    }

    /// <summary>Phenylacetic acid and nitrogen.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Precursor(in IndPenSimState<T> x, ref IndPenSimState<T> d)
    {
        var dP = d.P;
        d.PAA = u.Fpaa * (p.cPAA + u.δcPAA) * w.perV - p.YPAAP * dP - p.YPAAX * w.dX - p.mPAA * x.P - w.κ * w.PAA;
        d.N = (u.NH3 * p.cNshot + p.cNPAA * u.kN * u.Fpaa + p.cNoil * u.Foil) * w.perV - p.YNX * (w.rb + w.re + w.rd + w.r4) - p.YNP * dP - p.mN * w.X - w.κ * w.N;
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
            p.μXmax = T.IfLess(0.5, hit, Max(5 * m.M, 0), p.μXmax);
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
        held.Pgas = vs * p.R / 22.4;
        var Nr = u.RPM * (1.0 / 60);
        var D3 = p.D * p.D * p.D;
        var stir = p.n * p.Po * Nr * Nr * Nr * D3 * p.D * p.D;
        (held.V, held.ρ) = (x.V, 1100 + x.P + (x.A0 + x.A1 + x.A3 + x.A4));
        held.Oil = Pow(u.Foil / x.V, p.d);
        held.Pstir = 0.706 * Pow(held.ρ, 0.9) * Pow(stir * stir * Nr * D3 / Pow(held.fg, 0.56), 0.45);
        var hb = Height(x);
        held.Dense = Power(held.ρ, x.T_, x.V * 1e-3, hb, Log(Deep(x))) / (x.V * 1e-3);
        held.Moved = p.αk * Pow(vs, p.a) * Pow(held.Dense, p.b) * u.kfoam;
        held.ρf = (p.cs + u.δcs) * 1e-3 * p.ρs + (1 - (p.cs + u.δcs) * 1e-3) * p.ρw;
        (held.Ccool, held.Ccool1, held.Ccool2) = Exchange(u.Fc);
        (held.Cheat, held.Cheat1, held.Cheat2) = Exchange(u.Fh);

        held.Drift = p.kv / (2 * p.δr);
        held.Spread = p.Dv / (p.δr * p.δr);
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
