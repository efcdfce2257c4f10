namespace Tongpin.Bench; internal static class MatchingSpeed { public static void Run(int n) { } }
