namespace Tongpin.Foundation.Sample;

/// <summary>Composes Chinese names from common surnames, by their share of the population, and common characters of given names. The same seed gives the same names.</summary>
internal sealed class SampleNames(int seed)
{
    // The more common a surname, the earlier and the more often it stands here.
    private const string Surnames = "王王王王李李李李张张张刘刘刘陈陈陈杨杨黄黄周周吴吴赵徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤";
    private const string Given = "文明华建国志伟海波晓东宇航子涵浩然俊杰思远嘉诚雨欣梦琪佳怡雪婷静丽娟敏芳玉兰春梅秀英桂红艳霞丹琳晨曦一鸣泽睿瑞轩博昊天宁远清安平和乐欢悦心诗雅若彤语桐梓萱可馨欣妍子墨皓哲凯翔鹏飞龙涛磊强军勇毅刚健立新永康学勤成林启凡星辰云帆江川山川朗";
    private readonly Random random = new(seed);

    public string Next()
    {
        var surname = Surnames[random.Next(Surnames.Length)];
        var first = Given[random.Next(Given.Length)];
        return random.Next(5) == 0 ? $"{surname}{first}" : $"{surname}{first}{Given[random.Next(Given.Length)]}";
    }
}
