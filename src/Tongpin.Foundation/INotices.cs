using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Telling a person something (通知): a line under the bell, with a way to where it can be seen.</summary>
public interface INotices
{
    /// <summary>Tells it with the save that is being prepared, or not at all.</summary>
    /// <param name="cause">What it is about, such as <c>job 0198…</c>: the same cause tells a person once, however often it comes.</param>
    void Tell(PersonId person, Words text, string href, string cause);
}
