using Microsoft.AspNetCore.Components;

namespace Tongpin.Kernel;

/// <summary>
/// What stands on a static page and reads: it is drawn once, when its reading has ended, and reads in turn with the other parts of the page.
/// A request has one database context, and that serves one query at a time; a half-read page is never seen by its parts.
/// </summary>
public abstract class PagePart : ComponentBase, IHandleEvent
{
    [Inject] private ReadingTurn Turn { get; init; } = default!;
    private bool begun;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Turn.Take(Read);
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await Turn.Take(() => item.InvokeAsync(arg));
        StateHasChanged();
    }

    private async Task Read()
    {
        if (!begun)
        {
            begun = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
    }
}

/// <summary>Whose turn it is to use the database context of the request; nobody who has it waits for another.</summary>
internal sealed class ReadingTurn : IDisposable
{
    private readonly SemaphoreSlim door = new(1, 1);

    public async Task Take(Func<Task> work)
    {
        await door.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose() => door.Dispose();
}
