using Tongpin.Kernel;

namespace Tongpin.Demand;

internal static class Rules
{
    public static readonly Rule NoSuchProgramme = new("demand.match.no-such-programme", ("专业目录中没有“{0}”。请输入目录里的 6 位专业代码或专业名称。", "The catalogue has no \"{0}\". Enter a 6-digit programme code or a name from it."));
    public static readonly Rule SeveralProgrammes = new("demand.match.several-programmes", ("目录里有几个专业叫“{0}”，请用代码：{1}。", "Several programmes are called \"{0}\"; use a code: {2}."));
    public static readonly Rule NoProgrammeWritten = new("demand.match.not-written", ("请填写专业代码或名称。", "Enter the code or the name of a programme."));
    public static readonly Rule NoProgrammeSaid = new("demand.match.no-programme", ("请给出 programmeCode；空文本表示交还自动匹配。", "Say programmeCode; an empty text gives the advert back to the matcher."));
    public static readonly Rule MatchOfOthers = new("demand.match.of-others", ("您只能处理与本学院专业有关的岗位匹配。", "You settle matches of your own school's programmes only."));
    public static readonly Rule MatchAllOfCollege = new("demand.match.all", ("重新匹配涉及全校岗位，请由教务处进行。", "Matching again touches the adverts of the whole college; please leave it to the academic office."));
    public static readonly Rule NoCatalogue = new("demand.match.no-catalogue", ("还没有专业目录，请先导入全国专业目录。", "There is no programme catalogue yet; import the national catalogue first."));
}
