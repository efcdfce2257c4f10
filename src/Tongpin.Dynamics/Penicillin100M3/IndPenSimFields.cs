namespace Tongpin.Dynamics.Penicillin100M3;

#pragma warning disable IDE1006 // the papers' symbols

/// <summary>States 1…33 of the book, and contaminant Xc, which stays 0 without its fault.</summary>
internal struct IndPenSimState<T>
{
    public T s, O, yO, P, V, Wt, H, T_, Q, η, IX, A0, A1, A3, A4, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, nm, φ0, yC, CL, PAA, N, mP, mX, Xc;
}

/// <summary>Section 1.2; then setpoints, errors of sensors, and what the teaching faults change.</summary>
internal struct IndPenSimInputs<T>
{
    public T Fs, Foil, Fpaa, Fa, Fb, Fw, Fg, RPM, Fc, Fh, p, Fdis, NH3, δμP, δμX, δcs, δcoil, δcab, δcPAA, δTc, δO2, Tsp, pHsp, bT, bpH, ksp, kfoam, kN, fX;
}

internal struct IndPenSimParameters<T>
{
    public T μPmax, μXmax, ρb, σP, sP, μv, μa, μdiff, β1, Kb, Kdiff0, KdiffL, Ke, Kv, δr, kv, Dv, ρa, ρd, r0, δ0;
    public T YsX, YsP, ms, coil, cs, YOX, YOP, mO, αk, a, b, c, d, HO, O2in, N2in, yCin, qCO2, δc;
    public T n, Po, r, D, ε, R, OX, OP, CO2max, Nmin, PAAmax, PAAmin, A;
    public T Tf, Tc, Th, Tair, cps, cpw, ΔHv, UA, Eg, Ed, kg, kd, YQ, α1, βT, αevp, T0, Tv;
    public T cab, γ1, γ2, mpH, K1, K2, hode;
    public T cNoil, cNPAA, cNshot, YNX, YNP, mN, cPAA, YPAAP, YPAAX, mPAA;
    public T B1, B2, B3, B4, B5, k1, k2, k3, t1, t2, ρs, ρoil, ρw;
}

/// <summary>What controllers and the damage rule remember.</summary>
internal struct IndPenSimMemory<T>
{
    /// <summary>Measurements one and two samples back.</summary>
    public T pH1, pH2, T1, T2;

    /// <summary>Growth of the last sample, and the two last samples in which it did not fall: that is all the damage rule asks of 65 samples.</summary>
    public T M, Rise1, Rise2;

    /// <summary>Sample of the last damage, and the growth rate before any.</summary>
    public T Damaged, Whole;

    /// <summary>The operator's moves of sugar and PAA.</summary>
    public T MovedFs, MovedFpaa;
}

/// <summary>What the equations need of inputs and parameters, once a sample.</summary>
internal struct IndPenSimHeld<T>
{
    public T t, V, ρ, Oil, Age1, Age2, fg, Moved, Dense, Pgas, Pstir, Ar, c0, Ccool, Ccool1, Ccool2, Cheat, Cheat1, Cheat2, ρf, rk3, Drift, Spread, VR0, VR1, VR2, VR3, VR4, VR5, VR6, VR7, VR8;
}

/// <summary>What the paragraphs of the equations say to each other within one evaluation.</summary>
internal struct IndPenSimWork<T>
{
    public T s, O, N, PAA, A0, A1, A3, A4, H, X, ρ, perV, κ;
    public T kLa, OStar, plm, Pt, OTR, pH, fT, g, μh, Fevp, Hc, fOP, fAP;
    public T μe, μP, rb, re, rd, rm0, rm1, r4, rP, rc, deg, va, perKv, prod, dX;
}
