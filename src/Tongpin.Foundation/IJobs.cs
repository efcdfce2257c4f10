using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of a job.</summary>
public readonly record struct JobId(Guid Value) : IId<JobId>
{
    public static JobId From(Guid value) => new(value);
}

/// <summary>Starting long work (后台任务): it goes on when the page is closed, shows its progress and can be cancelled.</summary>
public interface IJobs
{
    /// <summary>Queues work of a kind. A job of the same kind and argument that still waits does for both; one that runs may have passed by what is new, so another waits for its end.</summary>
    /// <param name="argument">What the work needs, as text; kept with the job.</param>
    Task<JobId> Start(string kind, Words title, string argument, CancellationToken ct);
}

/// <summary>Work of one kind. It runs in its own scope with the actor who started it; what it throws becomes the job's failure.</summary>
public interface IJobWork
{
    /// <summary>Stable key, such as <c>demand.match</c>.</summary>
    string Kind { get; }

    /// <summary>Whether a person waits for it at his screen; such work keeps a place beside long computations.</summary>
    bool IsWaitedFor => false;

    /// <returns>Where the result can be seen, or null.</returns>
    Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct);
}

/// <summary>How far a job is.</summary>
/// <param name="Total">0 when not known.</param>
public readonly record struct JobProgress(long Done, long Total, Words Step);
