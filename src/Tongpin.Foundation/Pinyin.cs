using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>A noun that is also found by the pinyin of its name.</summary>
public interface IPinyinNamed
{
    string Name { get; }

    /// <summary><see cref="Pinyin.Of"/> the name; follows it by itself.</summary>
    string NamePinyin { get; set; }
}

/// <summary>Names as they are typed in pinyin (拼音): 张三 as <c>zhang san</c>, <c>zhangsan</c>, <c>zs</c> or <c>san</c>.</summary>
/// <remarks>
/// Characters with several readings are found by each: 单 by shan and dan, 重庆 by chongqing. The readings lie in <c>Search/Pinyin.txt</c>; docs/decisions/0012-pinyin.md says where they come from.
/// </remarks>
public static class Pinyin
{
    internal const string Field = nameof(IPinyinNamed.NamePinyin);
    private const int MostCharacters = 20, MostSpellings = 8;
    private static readonly Lazy<FrozenDictionary<Rune, string[]>> Readings = new(Read);

    /// <summary>What of a name can be typed: from each of its characters on, in full and by initials, with a space before each.</summary>
    public static string Of(string name)
    {
        if (name.Length == 0) return "";
        var spellings = Spellings(name);
        var keys = new HashSet<string>();
        foreach (var syllables in spellings)
            for (var from = 0; from < syllables.Count; from++)
            {
                keys.Add(string.Concat(syllables.Skip(from)));
                keys.Add(string.Concat(syllables.Skip(from).Select(s => s[0])));
            }
        return string.Concat(keys.Order(StringComparer.Ordinal).Select(k => " " + k));
    }

    /// <summary>What to look for within <see cref="IPinyinNamed.NamePinyin"/> when somebody has typed this.</summary>
    /// <returns>Empty when it cannot be pinyin.</returns>
    public static string Asked(string typed)
    {
        Span<char> key = stackalloc char[Math.Min(typed.Length, 60) + 1];
        var length = 0;
        key[length++] = ' ';
        foreach (var c in typed.AsSpan(0, key.Length - 1))
        {
            if (c is ' ' or '\'' or '’' or '-') continue;
            if (c is 'ü' or 'Ü') key[length++] = 'v';
            else if (char.IsAsciiLetter(c)) key[length++] = char.ToLowerInvariant(c);
            else return "";
        }
        return length > 1 ? new(key[..length]) : "";
    }

    /// <summary>Maps the name, so that its pinyin follows however it is set.</summary>
    public static void HasPinyin<TEntity>(this EntityTypeBuilder<TEntity> builder) where TEntity : class, IPinyinNamed =>
        builder.Property(n => n.Name).UsePropertyAccessMode(PropertyAccessMode.PreferFieldDuringConstruction);

    /// <summary>Has the pinyin of names that came without it, such as those of an older version, made at the next start.</summary>
    public static IServiceCollection AddPinyinOf<TEntity>(this IServiceCollection services) where TEntity : class, IPinyinNamed => services.AddScoped<IStartTask, Spell<TEntity>>();

    private static List<List<string>> Spellings(string name)
    {
        List<List<string>> spellings = [[]];
        var word = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(MostCharacters))
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                word.Append(char.ToLowerInvariant((char)rune.Value));
                continue;
            }
            End();
            if (Readings.Value.TryGetValue(rune, out var readings)) Add(readings);
        }
        End();
        return spellings;

        // A word in Latin letters counts as one syllable.
        void End()
        {
            if (word.Length > 0) Add([word.ToString()]);
            word.Clear();
        }

        void Add(string[] readings)
        {
            var most = spellings.Count * readings.Length > MostSpellings ? 1 : readings.Length;
            spellings = [.. spellings.SelectMany(s => readings.Take(most), (s, reading) => (List<string>)[.. s, reading])];
        }
    }

    private static FrozenDictionary<Rune, string[]> Read()
    {
        var readings = new Dictionary<Rune, string[]>(30_000);
        using var lines = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("Tongpin.Foundation.Search.Pinyin.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(' ') is not [var syllable, var characters]) continue;
            // ü is typed as v or, on phones and passports, as u.
            string[] typed = syllable.Contains('v') ? [syllable, syllable.Replace('v', 'u')] : [syllable];
            foreach (var rune in characters.EnumerateRunes()) readings[rune] = readings.TryGetValue(rune, out var known) ? [.. known, .. typed] : typed;
        }
        return readings.ToFrozenDictionary();
    }

    private sealed class Spell<TEntity>(TongpinDb db) : IStartTask where TEntity : class, IPinyinNamed
    {
        public async Task Run(CancellationToken ct)
        {
            var rows = await db.Set<TEntity>().AsNoTracking().Where(n => n.NamePinyin == "").ToListAsync(ct);
            foreach (var row in rows) row.NamePinyin = Of(row.Name);
            if (rows.Count > 0) await db.Atomically(() => db.Update(rows, [Field], ct), ct);
        }
    }
}
