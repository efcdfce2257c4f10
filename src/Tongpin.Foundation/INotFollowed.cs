namespace Tongpin.Foundation;

/// <summary>Rows that the history does not follow one by one: too many, or a record by themselves. Whoever changes them in bulk leaves a line of his own.</summary>
public interface INotFollowed;
