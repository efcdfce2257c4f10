namespace Tongpin.Foundation;

/// <summary>Of a value of this type the history says that it changed, not what it became: it is large, computed, and kept whole with its record.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NamedOnlyAttribute : Attribute;
