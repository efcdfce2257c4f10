namespace Tongpin.Dynamics.Penicillin100M3;

/// <summary>A stepwise recipe: a value applies while k ≤ its breakpoint, the last one from there on.</summary>
internal sealed class Steps(int[] until, double[] values)
{
    public double At(int k)
    {
        var i = Array.BinarySearch(until, k);
        return values[Math.Min(i < 0 ? ~i : i, values.Length - 1)];
    }
}

/// <summary>The default recipe, section 1.5; k counts samples of 0.2 h from 1.</summary>
internal static class Recipes
{
    /// <summary>Sugar, L/h.</summary>
    public static readonly Steps Fs = new(
        [15, 60, 80, 100, 120, 140, 160, 180, 200, 220, 240, 260, 280, 300, 320, 340, 360, 380, 400, 800, 1750],
        [8, 15, 30, 75, 150, 30, 37, 43, 47, 51, 57, 61, 65, 72, 76, 80, 84, 90, 116, 90, 80]);

    /// <summary>Oil, L/h.</summary>
    public static readonly Steps Foil = new([20, 80, 280, 300, 320, 340, 360, 380, 400, 1750], [22, 30, 35, 34, 33, 32, 31, 30, 29, 23]);

    /// <summary>Air, m³/min.</summary>
    public static readonly Steps Fg = new([40, 100, 200, 450, 1000, 1250, 1750], [30, 42, 55, 60, 75, 65, 60]);

    /// <summary>Head pressure, bar gauge.</summary>
    public static readonly Steps p = new([62, 125, 150, 200, 500, 750, 1000, 1750], [0.6, 0.7, 0.8, 0.9, 1.1, 1, 0.9, 0.9]);

    /// <summary>Discharge, kg/h.</summary>
    public static readonly Steps Discharge = new(
        [500, 510, 650, 660, 750, 760, 850, 860, 950, 960, 1050, 1060, 1150, 1160, 1250, 1260, 1350, 1360, 1750],
        [0, 4000, 0, 4000, 0, 4000, 0, 4000, 0, 4000, 0, 4000, 0, 4000, 0, 4000, 0, 4000, 0]);

    /// <summary>Water, L/h.</summary>
    public static readonly Steps Fw = new([250, 375, 750, 800, 850, 1000, 1250, 1350, 1750], [0, 500, 100, 0, 400, 150, 250, 0, 100]);

    /// <summary>Phenylacetic acid, L/h.</summary>
    public static readonly Steps Fpaa = new([25, 200, 1000, 1500, 1750], [5, 0, 10, 4, 0]);
}
