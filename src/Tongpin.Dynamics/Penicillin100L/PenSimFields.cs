namespace Tongpin.Dynamics.Penicillin100L;

#pragma warning disable IDE1006 // the paper's symbols

internal struct PenSimState<T>
{
    public T X, P, S, CL, V, CO2, H, T_, Q;
}

/// <summary>Held over a sample: flows and powers, temperatures of what flows, strength of the feed; setpoints; errors of sensors.</summary>
internal struct PenSimInputs<T>
{
    public T F, fg, Pw, Fa, Fb, Fc, Fh, Tf, Tc, Th, sf, Tsp, pHsp, δT, δpH, δCL, CLsp;
}

internal struct PenSimParameters<T>
{
    public T μx, Kx, Kox, Kop, K1, K2, kg, Eg, kd, Ed, R, Yxs, Yxo, Yps, Ypo, μp, Kp, KI, K, mx, mo, CLs, α, β, λ, α1, α2, α3, rq1, rq2, ρcp, ρccpc, a, b, γ, Ca, Cb, F, fg, Pw, Tf, Tc, Th, sf, Slatch;
}

/// <summary>What the controllers remember: error and output of the last sample, and two older measurements; whether feeding has begun; feed, air and substrate of the last sample, and when a flow last jumped or the substrate went.</summary>
internal struct PenSimMemory<T>
{
    public T Fed, Jumped, pH1, pH2, eb, ea, ec, eh, ub, ua, uc, uh, F, eo, uo, fg, S;
}

/// <summary>What the equations need of the inputs, once a sample, and from perK2 on of the parameters, once for all.</summary>
internal struct PenSimHeld<T>
{
    public T V, T_, perT, Growth, Death, Steam, Eg, Ed, kLa, Wc, Wh, FbFa, Acid, perK2, perKI, perYxs, perYps, perYxo, perYpo, perρcp, NoSugar, NoOxygen;
}
