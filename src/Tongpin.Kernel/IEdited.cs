namespace Tongpin.Kernel;

/// <summary>A noun that people change by forms. Of two who change it at the same time the second is refused, and told what the first did.</summary>
public interface IEdited
{
    /// <summary>How often it was changed. The save counts it on; a form carries the one that its reader saw.</summary>
    int Edition { get; }

    static readonly Rule ChangedMeanwhile = new("kernel.changed-meanwhile", ("您填写期间，这条记录已被修改，这次没有保存。", "This record was changed while you were filling in the form; nothing was saved."));
}

/// <summary>A form that changes such a noun.</summary>
public interface IEditForm
{
    /// <summary>Edition of the record that was seen; null changes it whatever it is by now.</summary>
    int? Edition { get; set; }
}

/// <summary>Holding a form to the record that its reader saw.</summary>
public static class Edits
{
    /// <param name="seen">Edition that the form carries; null, as programs may send it, changes the record whatever it is by now.</param>
    /// <exception cref="RuleBroken">Somebody has changed the record since.</exception>
    public static void MustBe(this IEdited record, int? seen)
    {
        if (seen is { } edition && edition != record.Edition) throw IEdited.ChangedMeanwhile.Broken();
    }
}
