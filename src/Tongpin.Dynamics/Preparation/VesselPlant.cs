using Tongpin.Dynamics.Arithmetic;
using static Tongpin.Dynamics.Arithmetic.Functions;
using static Tongpin.Dynamics.Arithmetic.Reals;

namespace Tongpin.Dynamics.Preparation;

#pragma warning disable IDE1006 // the book's symbols

/// <summary>A vessel that is filled, sterilised by jacket and direct steam, cooled and inoculated (model book, section 4; filling, air, sugar and inoculum are ours). Units kg, °C, min, kW, kg/s, bar absolute.</summary>
internal sealed class VesselPlant<T> : Plant<T> where T : struct, IReal<T>
{
    private const double R = 8.314, Zero = 273.15;

    private VesselState<T> x;
    private VesselInputs<T> u;
    private VesselParameters<T> p;
    private VesselHeld<T> held;

    public VesselPlant(Vessel line) : base(line)
    {
        for (var i = 0; i < line.States.Count; i++) States[i] = line.States[i].Default;
        for (var i = 0; i < line.Parameters.Count; i++) Parameters[i] = line.Parameters[i].Default;
    }

    public override Span<T> States => Cells(ref x);

    public override Span<T> Inputs => Cells(ref u);

    public override Span<T> Parameters => Cells(ref p);

    protected override Span<T> Memory => [];

    public override ReadOnlySpan<double> Scales => [1e3, 100, 10, 10, 10, 100, 100, 1];

    /// <summary>Heat into little mass, and spores that come in.</summary>
    public override T Stiffness => 60 * (p.Uj * u.uj + p.Ul + p.Uc * u.uc + p.cp * (u.mf + u.mi + u.ms)) / (p.cp * x.M) + T.IfLess(0, u.mf + held.Sucked, Most, 0) + 2;

    /// <summary>ln N rises by no more in a minute: what is not sterile shows within one, and the equation stays tame for a tank with 1e-20 spores.</summary>
    private const double Most = 100;

    /// <summary>bar; air is counted at 25 °C.</summary>
    public T Pressure => Steam(x.T_) + x.pa * ((x.T_ + Zero) * (1 / 298.15));

    /// <summary>Antoine's equation for water; bar.</summary>
    private static T Steam(T T_) => Exp10(8.07131 - 1730.63 / (233.426 + T_)) * (1 / 750.062);

    public override void Rates(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        ref readonly var x = ref Named<VesselState<T>>(y);
        ref var d = ref Named<VesselState<T>>(dy);
        var perRT = -1 / (R * (x.T_ + Zero));
        var heat = u.uj * p.Uj * (p.Tj - x.T_) + u.ms * (p.hs - p.cp * x.T_) - p.Ul * (x.T_ - p.Te) - u.uc * u.kc * p.Uc * (x.T_ - p.Tc)
            + u.mf * p.cp * (p.Tf - x.T_) + u.mi * p.cp * (p.Ti - x.T_);
        d.T_ = 60 * heat / (x.M * p.cp);
        d.M = 60 * (u.ms + u.mf + u.mi);
        d.lnN = -9.5e37 * Exp(283300 * perRT) + Min((60 * u.mf * p.n0 + held.Sucked) * Exp(-Max(x.lnN, -200)), Most);
        d.lnB = -9.30e10 * Exp(92110 * perRT);
        // F0 is what the panel reckons, from the thermometer as it shows.
        d.F0 = Exp10((x.T_ + u.δT - 121.1) * 0.1);
        d.S = 60 * u.mf * p.cS;
        d.Mi = 60 * u.mi;
        // An open vent lets out whatever is above one bar, air first, and lets air in below.
        var open = Max(1 - Steam(x.T_), 0) * (298.15 / (x.T_ + Zero));
        d.pa = u.uv * (open - x.pa) + u.ua * Max(1.5 - Steam(x.T_) - x.pa * ((x.T_ + Zero) * (1 / 298.15)), 0);
    }

    protected override void Recipe()
    {
        // All valves are shut until a phase opens them.
        (u.mf, u.uj, u.ms, u.uc, u.uv, u.ua, u.mi) = (0, 0, 0, 0, 0, 0, 0);
        u.Tsp = T.OrElse(Setpoints[Vessel.Tsp], 0);
        (u.ps, u.kc, u.δT, u.leak) = (3, 1, 0, 0);
    }

    /// <summary>The hold: as much steam as the losses take, and more where the thermometer shows less than the setpoint.</summary>
    protected override void Control()
    {
        var steady = p.Ul * (x.T_ - p.Te) / (p.hs - p.cp * x.T_);
        u.ms = T.IfLess(0, u.Tsp, Clamp(steady + 0.5 * p.msmax * (u.Tsp - x.T_ - u.δT), 0, p.msmax), 0);
    }

    protected override void Hold()
    {
        // Steam comes in while its pressure is above the vessel's; a full vessel takes nothing.
        u.ms *= Clamp(10 * (u.ps - Pressure), 0, 1);
        u.mf = T.IfLess(x.M, p.Mfull, u.mf, 0);
        u.mi = T.IfLess(x.M, p.Mfull, u.mi, 0);
        u.ms = T.IfLess(x.M, 1.2 * p.Mfull, u.ms, 0);
        // A leak sucks in room air below one bar.
        held.Sucked = u.leak * Max(1 - Pressure, 0);
    }

    protected override void Finish() => (x.pa, x.M) = (Max(x.pa, 0), Max(x.M, 1));
}
