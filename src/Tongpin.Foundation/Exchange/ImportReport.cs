using Tongpin.Kernel;

namespace Tongpin.Foundation.Exchange;

/// <summary>What was found in a file: how it was read, what is wrong with it, what it would change.</summary>
public sealed record ImportReport
{
    /// <summary>Problems kept; beyond them they are only counted.</summary>
    public const int MostProblems = 1000;
    /// <summary>Changed records shown.</summary>
    public const int MostChanges = 100;
    /// <summary>Lines shown as they were read.</summary>
    public const int FirstLines = 5;

    /// <summary>How the file was read: format, encoding.</summary>
    public string Format { get; init; } = "";
    public IReadOnlyList<string> Header { get; init; } = [];
    public List<IReadOnlyList<string>> FirstRows { get; init; } = [];
    /// <summary>Columns of the file that this kind does not know.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
    public int Lines { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    /// <summary>Lines that differ only where a person changed the record by hand.</summary>
    public int Kept { get; set; }
    /// <summary>Lines that bring nothing: another line has said it word for word, or the house counts it itself.</summary>
    public int Skipped { get; set; }
    /// <summary>The first of them, as they count in the file.</summary>
    public List<int> SkippedLines { get; init; } = [];
    public int ProblemCount { get; set; }
    public List<ImportProblem> Problems { get; init; } = [];
    public List<ImportDifference> Changes { get; init; } = [];
    public List<ImportRemark> Remarks { get; init; } = [];

    public void Remark(Words what)
    {
        if (Remarks.FirstOrDefault(r => r.What == what) is { } known) known.Lines++;
        else Remarks.Add(new(what) { Lines = 1 });
    }

    public void Skip(int line)
    {
        if (Skipped++ < MostChanges) SkippedLines.Add(line);
    }

    public void Add(ImportProblem problem)
    {
        if (ProblemCount++ < MostProblems) Problems.Add(problem);
    }
}

/// <summary>What is no problem and yet worth knowing.</summary>
public sealed record ImportRemark(Words What)
{
    public int Lines { get; set; }
}

/// <summary>One record that the file would change.</summary>
public sealed record ImportDifference(int Line, string Key, IReadOnlyList<CellDifference> Cells);

/// <summary>One field of it.</summary>
/// <param name="Kept">A person changed it by hand, so the file does not.</param>
public sealed record CellDifference(Words Field, string Before, string After, bool Kept);
