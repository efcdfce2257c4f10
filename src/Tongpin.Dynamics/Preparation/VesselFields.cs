namespace Tongpin.Dynamics.Preparation;

#pragma warning disable IDE1006 // the book's symbols

internal struct VesselState<T>
{
    public T M, T_, lnN, lnB, F0, S, Mi, pa;
}

/// <summary>Valves and flows, held over a sample; then the setpoint of the hold, supplies, and what faults change.</summary>
internal struct VesselInputs<T>
{
    public T mf, uj, ms, uc, uv, ua, mi, Tsp, ps, kc, δT, leak;
}

internal struct VesselParameters<T>
{
    public T Uj, Uc, Ul, msmax, Tj, Tc, Te, Tf, Ti, hs, cp, n0, cS, xi, Mfull;
}

/// <summary>What the equations need of inputs and parameters, once a sample.</summary>
internal struct VesselHeld<T>
{
    public T Sucked;
}
