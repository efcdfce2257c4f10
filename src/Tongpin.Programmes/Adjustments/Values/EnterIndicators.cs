using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Values;

/// <summary>A person enters indicators of a programme and year by hand.</summary>
internal sealed class EnterIndicators(TongpinDb db, CurrentActor actor)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Value by key of the indicator; null empties it, so that the platform's own count shows again. What is not named stays.</summary>
        [Needed] public Dictionary<string, decimal?>? Values { get; set; }
        /// <summary>Where the numbers come from.</summary>
        [AtMost(400)] public string? Source { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such programme within reach.</returns>
    public async Task<bool> Run(string code, int year, Form form, CancellationToken ct)
    {
        // load
        if (!await Programme.Within(db.Programmes, actor.Value, Permissions.EnterIndicators).AnyAsync(p => p.Code == code && p.FirstIntake <= year, ct)) return false;
        var sheet = await db.Indicators.FirstOrDefaultAsync(s => s.ProgrammeCode == code && s.Year == year, ct);

        // decide
        foreach (var (key, value) in form.Values ?? []) MustFit(key, value);
        if (sheet is not null) sheet.MustBe(form.Edition);
        else db.Indicators.Add(sheet = new() { ProgrammeCode = code, Year = year });
        foreach (var (key, value) in form.Values ?? []) sheet.Enter(key, value);
        if (form.Source?.Trim() is { } source) sheet.Source = source;

        // save
        await db.SaveOnce(ct);
        return true;
    }

    private static void MustFit(string key, decimal? value)
    {
        var indicator = Indicator.Find(key) ?? throw CardRefusals.NoIndicator.Broken(key);
        if (value < 0 || value > indicator.Most) throw CardRefusals.OutOfBounds.Broken(indicator.Name.Zh, indicator.Name.En, indicator.Most, value);
    }
}
