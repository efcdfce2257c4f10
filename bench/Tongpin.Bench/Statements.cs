using System.Globalization;
using System.Text;

namespace Tongpin.Bench;

/// <summary>Made-up statements of about 1 KB, as an LMS sends them: 5,000 people, 2,000 activities in 100 courses, ten verbs, two context activities, a registration for each person and course.</summary>
/// <param name="people">How many of the people act.</param>
internal sealed class Statements(int seed, int people = Statements.People)
{
    public const int People = 5000, Activities = 2000, Courses = 100;
    private static readonly string[] Verbs = ["launched", "initialized", "experienced", "answered", "answered", "progressed", "completed", "passed", "failed", "terminated"];
    private static readonly string[] VerbsZh = ["启动", "开始", "浏览", "作答", "作答", "推进", "完成", "通过", "未通过", "结束"];
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new(1200);

    public static string VerbIri(int verb) => $"http://adlnet.gov/expapi/verbs/{Verbs[verb]}";
    public static string ActivityIri(int activity) => $"http://localhost:5080/courses/{activity % Courses}/items/{activity}";
    public static string CourseIri(int course) => $"http://localhost:5080/courses/{course}";
    public static string PersonName(int person) => string.Create(CultureInfo.InvariantCulture, $"2026{person:000000}");
    public static string Registration(int person, int course) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{person * 100L + course:000000000000}");

    public string Next()
    {
        var (person, activity, verb) = (random.Next(people), random.Next(Activities), random.Next(Verbs.Length));
        text.Clear();
        text.Append(CultureInfo.InvariantCulture, $$$"""{"id":"{{{Guid.NewGuid()}}}","actor":{"objectType":"Agent","name":"学生{{{person}}}","account":{"homePage":"http://localhost:5080/people","name":"{{{PersonName(person)}}}"}},""");
        text.Append(CultureInfo.InvariantCulture, $$$"""{{{""}}}"verb":{"id":"{{{VerbIri(verb)}}}","display":{"zh-CN":"{{{VerbsZh[verb]}}}","en-US":"{{{Verbs[verb]}}}"}},"object":{"objectType":"Activity","id":"{{{ActivityIri(activity)}}}","definition":{"type":"http://adlnet.gov/expapi/activities/lesson","name":{"zh-CN":"发酵过程控制第{{{activity}}}节","en-US":"Control of fermentation, lesson {{{activity}}}"}} },""");
        text.Append(CultureInfo.InvariantCulture, $$$"""{{{""}}}"result":{"score":{"scaled":{{{random.Next(101) / 100.0}}},"raw":{{{random.Next(101)}}},"min":0,"max":100},"success":true,"completion":true,"duration":"PT{{{random.Next(1, 59)}}}M{{{random.Next(60)}}}S"},""");
        text.Append(CultureInfo.InvariantCulture, $$$"""{{{""}}}"context":{"registration":"{{{Registration(person, activity % Courses)}}}","platform":"同频","language":"zh-CN","contextActivities":{"parent":[{"objectType":"Activity","id":"{{{CourseIri(activity % Courses)}}}"}],"category":[{"objectType":"Activity","id":"https://w3id.org/xapi/cmi5/context/categories/cmi5"}]},"extensions":{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"{{{random.NextInt64()}}}"}},"timestamp":"2026-11-{{{random.Next(1, 26):00}}}T{{{random.Next(24):00}}}:{{{random.Next(60):00}}}:{{{random.Next(60):00}}}+08:00"}""");
        return text.ToString();
    }

    /// <summary>A body of so many: an array, or one alone.</summary>
    public byte[] Body(int count) => Encoding.UTF8.GetBytes(count == 1 ? Next() : $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Next()))}]");
}
